/** What the server keeps of what was shared, a row each, to select from: `entity`, `sighting`. */
export const keptSightings = String.raw`(
  select entity, line::json as sighting
  from batches, lateral rows from (unnest(entities), string_to_table(sightings, E'\n')) as r(entity, line)) as kept`;
