import pg from 'pg';

/**
 * The schema as text, the same for the same schema whatever the order in which it came about: tables with columns,
 * constraints, indexes, walls and grants, views, functions and sequences of `public`. What belongs to extensions and to
 * the job worker is left out. For review beside the migrations; nothing is made from it.
 */
export async function dumpSchema(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    const parts: string[] = [];
    for (const [title, statement] of QUESTIONS) {
      const { rows } = await client.query<{ line: string }>(statement);
      parts.push(`-- ${title}\n${rows.map(({ line }) => line).join('\n')}\n`);
    }
    return `${HEAD}\n${parts.join('\n')}`;
  } finally {
    await client.end();
  }
}

const HEAD = `-- The schema that the migrations lead to, for reading. Written by: node bin/laipa-dev schema\n`;

const OURS = `n.nspname = 'public' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

/** Each answers with lines in an order of their own. */
const QUESTIONS: readonly (readonly [string, string])[] = [
  ['Extensions', `select extname as line from pg_extension where extname <> 'plpgsql' order by 1`],
  [
    'Tables and views',
    `select line from (
       select c.relname as t, 0 as kind, 0 as at, case c.relkind when 'v' then 'view ' else 'table ' end || c.relname
         || case when c.relrowsecurity then ' row security' || case when c.relforcerowsecurity then ' forced' else '' end else '' end as line
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('r', 'v')
       union all
       select c.relname, 1, a.attnum, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
         || case when a.attnotnull then ' not null' else '' end
         || case when a.attidentity <> '' then ' generated always as identity' else '' end
         || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
         || case when a.attstorage <> t.typstorage then ' storage ' || a.attstorage::text else '' end
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
       where ${OURS} and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
       union all
       select c.relname, 2, 0, '  constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
       where ${OURS} and k.contype <> 'n'
       union all
       select c.relname, 3, 0, '  ' || regexp_replace(pg_get_indexdef(i.indexrelid), ' ON public\\.\\S+', '')
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
       where ${OURS} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
       union all
       select p.tablename, 4, 0, '  policy ' || p.policyname || ' ' || p.permissive || ' for ' || p.cmd || ' to ' || array_to_string(p.roles, ',')
         || coalesce(' using ' || p.qual, '') || coalesce(' with check ' || p.with_check, '')
       from pg_policies p where p.schemaname = 'public'
       union all
       select c.relname, 5, 0, '  grant ' || string_agg(lower(x.privilege_type), ', ' order by x.privilege_type) || ' to '
         || coalesce(r.rolname, 'public')
       from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join aclexplode(c.relacl) x
         left join pg_roles r on r.oid = x.grantee
       where ${OURS} and c.relkind in ('r', 'v') and x.grantee <> c.relowner group by c.relname, r.rolname
       union all
       select c.relname, 6, a.attnum, '  grant ' || lower(x.privilege_type) || ' (' || a.attname || ') to ' || coalesce(r.rolname, 'public')
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
         cross join aclexplode(a.attacl) x left join pg_roles r on r.oid = x.grantee
       where ${OURS}
       union all
       select c.relname, 7, 0, '  as ' || regexp_replace(pg_get_viewdef(c.oid), '\\s+', ' ', 'g')
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind = 'v'
     ) lines order by t collate "C", kind, at, line collate "C"`,
  ],
  [
    'Sequences',
    `select c.relname || coalesce((select string_agg(' grant ' || lower(x.privilege_type) || ' to ' || coalesce(r.rolname, 'public'), '' order by x.privilege_type)
         from aclexplode(c.relacl) x left join pg_roles r on r.oid = x.grantee where x.grantee <> c.relowner), '') as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${OURS} and c.relkind = 'S' and not exists (select from pg_depend i where i.objid = c.oid and i.deptype = 'i')
     order by c.relname collate "C"`,
  ],
  [
    'Functions',
    `select pg_get_functiondef(c.oid) || 'may be called by '
       || coalesce((select string_agg(coalesce(r.rolname, 'public'), ', ' order by r.rolname) from aclexplode(c.proacl) x
         left join pg_roles r on r.oid = x.grantee where x.grantee <> c.proowner), case when c.proacl is null then 'public' else 'the owner' end)
       || E'\\n' as line
     from pg_proc c join pg_namespace n on n.oid = c.pronamespace where ${OURS} order by c.proname collate "C"`,
  ],
];
