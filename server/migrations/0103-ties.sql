-- Contributors that count as one since they were seen to share a network, until a checkpoint has compared what all of them say.
-- Facts follow from it as they do from standings, so it is kept and not only remembered. Of the network it says nothing.
create table ties (
  contributor int primary key references contributors (no) on delete cascade,
  -- The name of the cluster: those with the same one are one.
  name int not null
);
create index ties_by_name on ties (name);
