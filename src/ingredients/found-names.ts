import { type SQL, sql } from 'drizzle-orm';

/*
 * Subqueries `found (ingredient_id, rank)` of a search. Their parameters: `q` is the normalized search, `prefixEnd` the end
 * of what begins with it, `within` a pattern or null, `afterRank`, `afterId` and `limit` are of the page.
 */

/** Minimum length of a search for text within names and for misspellings. */
export const MIN_WITHIN = 3;
/** Prefixes of CAS and EC numbers have at least this length. */
const MIN_NUMBER = sql.raw('3');
/** Names in alphabetical order that the first pages of a broad search look at. */
const WINDOW = sql.raw('2000');
/** With fewer names within the window, all names that match are found as fast. */
const BROAD = sql.raw('20');

const q = sql`${sql.placeholder('q')}::text`;
const within = sql`${sql.placeholder('within')}::text`;
const afterRank = sql`${sql.placeholder('afterRank')}::int`;
const begins = (name: SQL) => sql`${name} >= ${q} and ${name} < ${sql.placeholder('prefixEnd')}::text`;
const isWord = sql`kind in ('INCI', 'SYNONYM')`;
const isPrefixed = sql`${begins(sql`name_key`)} and (${isWord} or char_length(${q}) >= ${MIN_NUMBER})`;

/** Whether a row of `ingredient_names` matches literally. */
export const isLiteral = sql`((${isPrefixed}) or ${isWord} and name_key like ${within})`;

/** Ranks of literal matches: 0 the INCI name, 1 another name, 2 and 3 their prefixes, 4 and 5 text within. */
const literalRank = sql`case when name_key = ${q} then 0 when ${begins(sql`name_key`)} then 2 else 4 end
  + case kind when 'INCI' then 0 else 1 end`;

/** All literal matches. */
export const literalNames = sql`(
  select ingredient_id, min(${literalRank})::int as rank from ingredient_names where ${isLiteral} group by ingredient_id
) found`;

/** Whether so many names match that the first of them are better read in order. */
export const isBroad = sql`(
  (select count(*) from (
    select from ingredients where ${begins(sql`name_key`)} limit ${BROAD}) prefixed) = ${BROAD}
  or (select count(*) from (
    select from (select name_key from ingredients order by name_key limit ${WINDOW}) named
    where name_key like ${within} limit ${BROAD}) found) = ${BROAD})`;

const otherNames = (condition: SQL) => sql`exists (
  select from ingredient_names other where other.ingredient_id = named.id and other.kind <> 'INCI' and ${condition})`;
const otherPrefixed = sql`${begins(sql`other.name_key`)}
  and (other.kind = 'SYNONYM' or char_length(${q}) >= ${MIN_NUMBER})`;

/**
 * The first of the literal matches, read in the order of names, so that a broad search need not find them all. If they
 * do not fill a page, it may be that not all were read.
 */
export const leadingNames = sql`(
  with place as materialized (
    select coalesce((select name_key from ingredients where id = ${sql.placeholder('afterId')}::uuid), '') as name_key
  ), prefixed as materialized (
    select id, name_key from ingredients named
    where ${begins(sql`name_key`)} and ${afterRank} <= 2 and not ${otherNames(sql`other.name_key = ${q}`)}
      and (${afterRank} < 2 or name_key > (select name_key from place))
    order by name_key limit ${sql.placeholder('limit')}
  )
  select ingredient_id, min(${literalRank})::int as rank from ingredient_names
  where ${isPrefixed} and kind <> 'INCI' and (name_key = ${q} or not exists (
    select from ingredient_names own
    where own.ingredient_id = ingredient_names.ingredient_id and own.kind = 'INCI' and ${begins(sql`own.name_key`)}))
  group by ingredient_id
  union all
  select id, case when name_key = ${q} then 0 else 2 end from prefixed named
  union all
  (select id, 4 from (
      select id, name_key from ingredients
      where ${afterRank} <= 4 and name_key > case ${afterRank} when 4 then (select name_key from place) else '' end
      order by name_key limit ${WINDOW}
    ) named
    where (select count(*) from prefixed) < ${sql.placeholder('limit')}
      and name_key like ${within} and not (${begins(sql`name_key`)}) and not ${otherNames(otherPrefixed)}
    order by name_key limit ${sql.placeholder('limit')})
) found`;

const alikeRank = sql`1000 - round(1000 * greatest(
  similarity(name_key, ${q}), 0.9 * word_similarity(${q}, name_key)))`;

/** Names with a similar spelling; 0 to 1000, more similar names have lower ranks. */
export const alikeNames = sql`(
  select ingredient_id, min(${alikeRank})::int as rank from (
    select ingredient_id, name_key from ingredient_names where ${isWord} and name_key % ${q}
    union select ingredient_id, name_key from ingredient_names where ${isWord} and ${q} <% name_key
  ) alike group by ingredient_id
) found`;

/** The members of the family `searchedFamily`, after what is named exactly so, and all literal matches. */
export const familyNames = sql`(
  select ingredient_id, min(rank)::int as rank from (
    select ingredient_id, rank from ${literalNames}
    union all
    select ingredient_id, 1 from ingredient_families where family = ${sql.placeholder('searchedFamily')}
  ) each group by ingredient_id
) found`;
