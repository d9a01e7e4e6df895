/** A flatbuffer table: fields are found through its vtable and have defaults where they are absent. */
export class Table {
  private constructor(
    private readonly view: DataView,
    private readonly at: number,
  ) {}

  static root(file: Uint8Array): Table {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    return new Table(view, view.getUint32(0, true));
  }

  int8(index: number): number {
    const at = this.field(index);
    return at === undefined ? 0 : this.view.getInt8(at);
  }

  int32(index: number): number {
    const at = this.field(index);
    return at === undefined ? 0 : this.view.getInt32(at, true);
  }

  table(index: number): Table | undefined {
    const at = this.follow(index);
    return at === undefined ? undefined : new Table(this.view, at);
  }

  bytes(index: number): Uint8Array {
    const at = this.follow(index);
    if (at === undefined) return new Uint8Array();
    return new Uint8Array(this.view.buffer, this.view.byteOffset + at + 4, this.view.getUint32(at, true));
  }

  text(index: number): string {
    return Buffer.from(this.bytes(index)).toString('utf8');
  }

  integers(index: number): number[] {
    return this.entries(index, (at) => this.view.getInt32(at, true));
  }

  tables(index: number): Table[] {
    return this.entries(index, (at) => new Table(this.view, at + this.view.getUint32(at, true)));
  }

  private entries<T>(index: number, read: (at: number) => T): T[] {
    const at = this.follow(index);
    if (at === undefined) return [];
    return Array.from({ length: this.view.getUint32(at, true) }, (_, i) => read(at + 4 + 4 * i));
  }

  private field(index: number): number | undefined {
    const vtable = this.at - this.view.getInt32(this.at, true);
    const slot = 4 + 2 * index;
    if (slot >= this.view.getUint16(vtable, true)) return undefined;
    const offset = this.view.getUint16(vtable + slot, true);
    return offset === 0 ? undefined : this.at + offset;
  }

  private follow(index: number): number | undefined {
    const at = this.field(index);
    return at === undefined ? undefined : at + this.view.getUint32(at, true);
  }
}
