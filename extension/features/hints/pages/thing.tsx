import { pageAddress } from '@infofi-lens/shared/adapters/page-address';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import { type EntityKey, parseEntityKey } from '@infofi-lens/shared/facts/entity';
import { usableFields } from '@infofi-lens/shared/facts/known';
import type { ReactNode } from 'react';
import type { Entity } from '../../../storage/entities.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Empty } from '../../../ui/states.tsx';
import { words } from '../../../ui/words.ts';
import { NotRead } from '../not-read.tsx';
import { pagesWords as text } from './words.ts';

/** The key an address names. @returns `undefined` for a text that is none, or one of another kind. */
export function keyOfKind(rest: string, kind: Kind): EntityKey | undefined {
  return parseEntityKey(rest)?.kind === kind ? (rest as EntityKey) : undefined; // just parsed
}

/** What is said when there is nothing to show: an address that names nothing, or a thing nobody knows. */
export function NotThere({ entity }: { entity: EntityKey | undefined }) {
  if (entity) return <NotRead title={text.notThere.title} entity={entity} why={text.notThere.text(entity)} />;
  return (
    <Empty title={text.notThere.wrong}>
      <p className="lens-p">{text.notThere.wrongText}</p>
    </Empty>
  );
}

/** The ways from here: to the platform, and to what holds it. */
export function Ways({ entity, children }: { entity: Entity; children?: ReactNode }) {
  const fields: Readonly<Record<string, unknown>> = usableFields(entity, { unconfirmed: true });
  const href = pageAddress({ ...entity, fields });
  return (
    <p className="lens-line thing-ways">
      {href && (
        <a className="lens-link lens-line" href={href} target="_blank" rel="noreferrer">
          {text.onPlatform(words.platform[entity.platform])} <Icon name="external" />
        </a>
      )}
      {children}
    </p>
  );
}
