interface Part {
  name: string;
  filename?: string;
  value: string | Buffer;
}

/** The type of the bodies that are made here. */
export const MULTIPART = 'multipart/form-data; boundary=edge';

export const operations = (query: string, variables: unknown = { f: null }): Part => ({
  name: 'operations',
  value: JSON.stringify({ query, variables }),
});
/** The paths of the variables that each file is for. */
export const map = (paths: unknown = { 0: ['variables.f'] }): Part => ({
  name: 'map',
  value: JSON.stringify(paths),
});
export const file = (value: Buffer | string, name = '0'): Part => ({ name, filename: 'a.jpg', value });

export function multipartBody(parts: Part[], end = '--edge--\r\n'): Buffer {
  const blocks = parts.flatMap(({ name, filename, value }) => [
    Buffer.from(
      `--edge\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n${
        filename === undefined ? '' : 'Content-Type: image/jpeg\r\n'
      }\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...blocks, Buffer.from(end)]);
}
