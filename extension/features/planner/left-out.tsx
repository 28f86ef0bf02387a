import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { leftOutWords, type Plan } from '@infofi-lens/shared/scoring/planner/candidate';
import { Button } from '../../ui/button.tsx';
import { lackText } from '../../ui/listed.ts';
import { Section } from '../../ui/states.tsx';
import { words } from '../../ui/words.ts';
import { type Lookup, nameOf } from './lookup.ts';
import { plannerWords } from './words.ts';

const text = plannerWords.out;
/** Longer lists end with how many more there are. */
const shown = 30;

interface LeftOutProps {
  readonly plan: Plan;
  readonly known: Lookup;
  readonly putBack: (key: EntityKey) => void;
}

/** What is not in the plan and why, and apart from it what too little is known of. */
export function LeftOut({ plan, known, putBack }: LeftOutProps) {
  const groups = leftOutWords.map((why) => ({ why, keys: plan.leftOut.filter((one) => one.why === why).map(({ key }) => key) }));
  if (plan.leftOut.length + plan.abstained.length === 0) return null;
  return (
    <Section title={text.title}>
      <div className="lens-stack" data-gap="small">
        {groups.map(({ why, keys }) => (
          <Group key={why} title={text.why[why]} keys={keys} known={known}>
            {(key) =>
              why === 'excluded' && (
                <Button kind="quiet" onClick={() => putBack(key)}>
                  {text.back}
                </Button>
              )
            }
          </Group>
        ))}
        <Group title={text.thin} keys={plan.abstained.map(({ key }) => key)} known={known}>
          {(key) => {
            const missing = plan.abstained.find((one) => one.key === key)?.missing ?? [];
            return <span className="lens-muted lens-small">{words.needs(lackText(missing))}</span>;
          }}
        </Group>
      </div>
    </Section>
  );
}

interface GroupProps {
  readonly title: string;
  readonly keys: readonly EntityKey[];
  readonly known: Lookup;
  readonly children: (key: EntityKey) => React.ReactNode;
}

function Group({ title, keys, known, children }: GroupProps) {
  if (keys.length === 0) return null;
  return (
    <details className="lens-details">
      <summary>{`${title} (${keys.length})`}</summary>
      <ul className="planner-out">
        {keys.slice(0, shown).map((key) => {
          const one = known.get(key);
          return (
            one && (
              <li key={key}>
                <span>{nameOf(one).name}</span>
                {children(key)}
              </li>
            )
          );
        })}
        {keys.length > shown && <li className="lens-muted">{text.more(keys.length - shown)}</li>}
      </ul>
    </details>
  );
}
