-- An upload comes in portions; whether the last of them never came, and when one came last.
alter table job add column broken_off boolean default false not null;
alter table job add column filled timestamp(6) with time zone;
update job set filled = changed;

-- Title that a person gave; null: the one that the document has itself.
alter table document add column named varchar(500);
