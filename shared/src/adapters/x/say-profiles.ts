import type { Collector } from '../collector.ts';
import type { Sighting } from '../types.ts';
import { entitiesPerStep, fuller, isBroken, known, type Steps } from './drafts.ts';
import type { Gathered } from './gather.ts';
import { pathTo } from './path.ts';
import { isWholeUser, type ProfileDraft, profileFields, userId } from './user.ts';

/** The most that a mere mention of an account holds: type, ids, a timeline, a picture, marks. */
const stubKeys = 8;

/**
 * Says what was found about accounts.
 * @returns the handle of every account by id, for posts that name their author by id alone.
 */
export function* addProfiles({ users, withheld }: Gathered, collector: Collector, sighting: Sighting): Steps<ReadonlyMap<string, unknown>> {
  const drafts = new Map<string, ProfileDraft>();
  let done = 0;
  for (const place of users) {
    done += 1;
    if (done % entitiesPerStep === 0) yield;
    const { value } = place;
    const id = userId(value);
    if (id === undefined) {
      if (isWholeUser(value) || Object.keys(value).length > stubKeys)
        collector.reject('invalid_id', 'A profile has no usable id.', pathTo(place));
      continue;
    }
    const fields = known(profileFields(value));
    const broken = isBroken(value.legacy) || isBroken(value.core);
    if (!broken && Object.keys(fields).length > 0) drafts.set(id, fuller(drafts.get(id), fields));
    else if (broken || Object.keys(value).length > stubKeys)
      collector.reject('unreadable_profile', 'A profile held nothing that could be read.', pathTo(place));
  }
  // One sighting may name an account only by id, another say that it is protected: both ways, before anything is said.
  for (const [id, { handle }] of drafts) if (withheld.hasUser(id, handle)) withheld.user(id, handle);
  const handles = new Map<string, unknown>();
  for (const [id, fields] of drafts) {
    done += 1;
    if (done % entitiesPerStep === 0) yield;
    handles.set(id, fields.handle);
    if (withheld.hasUser(id, fields.handle)) continue;
    if (withheld.isNamedIn(fields.displayName)) delete fields.displayName;
    collector.add('profile', id, fields, sighting);
  }
  return handles;
}
