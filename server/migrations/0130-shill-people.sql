-- How many independent people vouch for a post's counts, at the best known of them: what a score says it rests on.
alter table shill_posts add column people int;
update shill_posts p set people = greatest(
  (f.facts -> 'views' -> 'evidence' ->> 'n')::int, (f.facts -> 'likes' -> 'evidence' ->> 'n')::int)
from facts f where f.entity = p.post;
