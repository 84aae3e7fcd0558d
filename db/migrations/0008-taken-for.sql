-- For whom the relay has taken a letter already: a later attempt for the others brings nobody a second one.
alter table reply add column taken_for text[] not null default '{}';
