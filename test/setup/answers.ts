interface WithErrors {
  errors?: readonly { extensions?: Record<string, unknown> }[] | undefined;
}

/** The code of the first top-level error of an answer; undefined where it has none. */
export const codeOf = ({ errors }: WithErrors) => errors?.[0]?.extensions?.code;
