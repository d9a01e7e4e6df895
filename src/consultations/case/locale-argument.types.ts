import { Arg } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import type { Reader } from '../../platform/language/language.ts';

/** The optional argument `locale` of a field with texts for the person. */
export const LocaleArg = () =>
  Arg('locale', () => String, {
    nullable: true,
    description:
      'Language of the texts, as a BCP 47 tag; English where there are none. Defaults to that of the profile, and without a login to that of the request.',
  });

/** The reader who asked for a locale. */
export const readerIn = ({ reader }: Context, locale: string | null | undefined): Reader =>
  locale == null ? reader : { ...reader, locale };
