/** SQL: `own` holds the case `$2` and those merged into it at any remove, a hundred at most; `inner_case` those alone. */
export const OWN_CASES = `with recursive inner_case as (
    select id from desk_case where tenant = $1 and merged_into = $2
    union select c.id from desk_case c join inner_case i on c.tenant = $1 and c.merged_into = i.id
  ), own as (select $2::uuid as id union all (select id from inner_case limit 100))`;
