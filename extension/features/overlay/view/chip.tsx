import { memo, useLayoutEffect, useRef } from 'react';
import { sourceLine } from '../../../ui/evidence.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Spot } from '../spot.ts';
import { overlayWords } from '../words.ts';
import type { ChipView } from './campaign-chip.ts';
import type { ChipLayer } from './chip-layer.ts';
import type { ShownKind } from './chips.ts';

interface ChipProps {
  readonly spot: Spot;
  readonly kind: ShownKind;
  readonly name: string;
  readonly text: string;
  readonly source: ChipView['voucher']['source'];
  readonly n: number | undefined;
  readonly over: boolean;
  readonly layer: ChipLayer;
  readonly press: (spot: Spot) => void;
  readonly open: (spot: Spot, chip: HTMLElement) => void;
}

/** One short text at its place on the page. Opens the details. */
export const Chip = memo(function Chip({ spot, kind, name, text, source, n, over, layer, press, open }: ChipProps) {
  const button = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another width, so another place
  useLayoutEffect(() => (button.current ? layer.hold(button.current, spot) : undefined), [layer, spot, text]);
  const voucher = sourceLine({ source, methodology: '', ...(n === undefined ? {} : { n }) });
  return (
    <button
      ref={button}
      type="button"
      className="overlay-chip"
      data-form={spot.form}
      data-source={source}
      data-over={over}
      aria-haspopup="dialog"
      aria-label={overlayWords.chip.label(overlayWords.kind[kind], name, text, voucher)}
      title={voucher}
      onPointerDown={() => press(spot)}
      onClick={(event) => open(spot, event.currentTarget)}
    >
      <span>{text}</span>
      <Icon name={source} />
      {source === 'reported' && n !== undefined && <span>{n}</span>}
    </button>
  );
});
