import type { FieldsOf } from '../../facts/observation.ts';
import { givenCount } from '../given.ts';
import { isRecord, type JsonRecord, read } from '../json.ts';
import { firstOf, idOf, textOf, timeOf } from './values.ts';

/** Values as found; the collector checks them. */
export type ProfileDraft = { [F in keyof FieldsOf<'profile'>]: unknown };

/** Whether a record is an account: by its type, or by its shape where a wrapper left the type out. */
export function isUser(record: JsonRecord): boolean {
  const type = record.__typename;
  if (type === 'User') return true;
  if ((type !== undefined && type !== null) || idOf(record.rest_id) === undefined) return false;
  return handleOf(record) !== undefined || isRecord(record.relationship_counts);
}

export function userId(user: JsonRecord): string | undefined {
  return idOf(user.rest_id) ?? idOf(read(user.legacy, 'id_str'));
}

export function handleOf(user: JsonRecord): string | undefined {
  return textOf(firstOf(read(user.core, 'screen_name'), read(user.legacy, 'screen_name'), user.screen_name));
}

/** Whether this is meant to be a whole account, not the host of a timeline, a face in a pile or the owner of a conversation. */
export function isWholeUser(user: JsonRecord): boolean {
  if (isRecord(user.relationship_counts)) return true;
  return isRecord(user.legacy) && firstOf(user.legacy.followers_count, user.legacy.screen_name) !== undefined;
}

/**
 * Everything public in an account, over the three schemas that X had (before May 2025, until July 2026, since): the newer place first.
 * What the viewer has to do with the account (follows, blocks, mutes) is not looked at.
 */
export function profileFields(user: JsonRecord): ProfileDraft {
  const { core, legacy, relationship_counts: people, tweet_counts: tweets, verification, privacy } = user;
  const fields: ProfileDraft = {
    handle: firstOf(read(core, 'screen_name'), read(legacy, 'screen_name'), user.screen_name),
    displayName: firstOf(read(core, 'name'), read(legacy, 'name'), user.name),
    avatarUrl: firstOf(read(user.avatar, 'image_url'), read(legacy, 'profile_image_url_https'), user.profile_image_url_https),
    createdAt: timeOf(firstOf(read(core, 'created_at'), read(legacy, 'created_at'), user.created_at)),
    followers: givenCount(firstOf(read(people, 'followers'), read(legacy, 'followers_count'), user.followers_count)),
    following: givenCount(firstOf(read(people, 'following'), read(legacy, 'friends_count'), user.friends_count)),
    posts: givenCount(firstOf(read(tweets, 'tweets'), read(legacy, 'statuses_count'), user.statuses_count)),
    verified: firstOf(
      user.is_blue_verified,
      read(verification, 'is_blue_verified'),
      user.ext_is_blue_verified,
      read(legacy, 'is_blue_verified'),
    ),
    protected: firstOf(read(privacy, 'protected'), read(legacy, 'protected'), user.protected),
  };
  return fields;
}
