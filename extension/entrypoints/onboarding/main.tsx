import { Announcements } from '../../features/announcements/announcements.tsx';
import { OnboardingPage, type OnboardingParts } from '../../features/onboarding/onboarding-page.tsx';
import { StillCard } from '../../features/overlay/card/still-card.tsx';
import { PlatformSwitches } from '../../features/settings/platforms-section.tsx';
import { LeavingExample } from '../../features/settings/sharing/leaving-example.tsx';
import { SharingSwitches } from '../../features/settings/sharing/sharing-section.tsx';
import { startPage } from '../../ui/start-page.tsx';

const parts: OnboardingParts = {
  leaving: (platform) => <LeavingExample key={platform} platform={platform} />,
  reading: (settings) => <PlatformSwitches settings={settings} />,
  sharing: (settings) => <SharingSwitches settings={settings} />,
  card: (sample) => <StillCard {...sample} />,
  announcements: <Announcements />,
};

void startPage(() => <OnboardingPage parts={parts} />);
