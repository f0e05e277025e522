-- Whose a document or a job is; null: the house's. The account that handed it in may go, the school stays.
alter table document add column school_id uuid references school (id);
update document set school_id = (select a.school_id from account a where a.id = document.owner_id);
create index document_school on document (school_id, uploaded, id);

alter table job add column school_id uuid references school (id);
update job set school_id = (select a.school_id from account a where a.id = job.owner_id);
