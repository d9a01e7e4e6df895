import { timestamp, uuid } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';

/** Instants have millisecond precision, like JavaScript's Date, so that a keyset cursor made from a row is exact. */
export const instant = (name?: string) =>
  name
    ? timestamp(name, { precision: 3, withTimezone: true, mode: 'date' })
    : timestamp({ precision: 3, withTimezone: true, mode: 'date' });

export const id = () => uuid().primaryKey().$defaultFn(uuidv7);
export const createdAt = () => instant().notNull().defaultNow();
export const updatedAt = () =>
  instant()
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date());
