/**
 * Names of operations that carry what is nobody's business: messages, bookmarks, notifications, drafts, settings, mutes, blocks,
 * the viewer's own account. Source of a regular expression over the start of a name; the tap's rules are made of it too,
 * so that such answers do not even leave the page.
 */
export const privateOperation = `(?!AboutAccount)[A-Za-z0-9_]*(?:${[
  '[Bb]ookmark',
  '[Nn]otification',
  'DM',
  'Dm[A-Z]',
  '[Dd]irectMessage',
  '[Mm]essag',
  '[Ii]nbox',
  '[Cc]hat',
  '[Dd]raft',
  '[Ss]cheduled',
  '[Ss]etting',
  '[Pp]referenc',
  '[Pp]ersonaliz',
  '[Vv]iewer',
  '[Aa]ccount',
  '[Aa]uthenticated',
  '[Dd]elegat',
  '[Pp]assword',
  '[Ee]mail',
  '[Pp]hone',
  '[Cc]ontact',
  '[Pp]ayment',
  '[Ee]ncrypt',
  '[Mm]ut(?:ed|ing)',
  '[Bb]lock(?:ed|ing)',
  '(?<!Edit)[Hh]istory', // what the viewer looked at; a post's edit history is public
].join('|')})|dm[A-Z_]`;
