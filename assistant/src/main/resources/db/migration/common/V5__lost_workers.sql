-- Written before a file is read and taken back afterwards: what stays says that its worker was lost meanwhile.
alter table job_file add column lost_with_others boolean default false not null;
alter table job_file add column lost_alone integer default 0 not null;
