import { Arg } from 'type-graphql';

/** The optional argument `locale` of a field with texts for the person. */
export const LocaleArg = () =>
  Arg('locale', () => String, {
    nullable: true,
    description:
      'Language of the texts, as a BCP 47 tag: German for `de` and its regional variants, English otherwise. Defaults to that of the profile, and without a login to English.',
  });
