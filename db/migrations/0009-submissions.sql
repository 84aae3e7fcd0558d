-- The rarer kinds of submissions in all states: few among many, so they are not looked for one by one.
create index desk_case_submission on desk_case (tenant, submission, opened_at, id) where submission <> 'question';
