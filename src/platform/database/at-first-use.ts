/** Makes a value when it is first asked for: a start that prepares all statements of the program takes a seventh longer. */
export function atFirstUse<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
