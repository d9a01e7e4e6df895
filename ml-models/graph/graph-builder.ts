import { createHash } from 'node:crypto';
import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;
const { FLOAT, FLOAT16, INT32, INT64, UINT8 } = onnx.TensorProto.DataType;
const { FLOAT: FLOAT_ATTRIBUTE, INT, INTS, STRING } = onnx.AttributeProto.AttributeType;

/** Name of a tensor in the graph. */
export type Value = string & { readonly __value: unique symbol };
/** A tensor or a number, which becomes a constant. */
export type Operand = Value | number;

const OPSET = 17;
const ELEMENT_TYPES = { float32: FLOAT, uint8: UINT8 } as const;

type Attribute = number | string | readonly number[] | { float: number };

/**
 * Collects nodes and constants of an ONNX graph. Names are numbered in the order of creation and constants are rounded
 * to six digits, so the same calls give the same bytes on every machine.
 */
export class GraphBuilder {
  private readonly nodes: InstanceType<typeof onnx.NodeProto>[] = [];
  private readonly constants = new Map<string, InstanceType<typeof onnx.TensorProto>>();
  private readonly inputs: InstanceType<typeof onnx.ValueInfoProto>[] = [];
  private readonly outputs: InstanceType<typeof onnx.ValueInfoProto>[] = [];

  input(name: string, type: keyof typeof ELEMENT_TYPES, shape: readonly (number | string)[]): Value {
    this.inputs.push(describe(name, type, shape));
    return name as Value;
  }

  /** Makes a tensor an output of the graph under the given name. */
  output(name: string, value: Value, shape: readonly (number | string)[]): void {
    this.nodes.push(onnx.NodeProto.create({ opType: 'Identity', input: [value], output: [name], name }));
    this.outputs.push(describe(name, 'float32', shape));
  }

  constant(values: readonly number[] | number, shape: readonly number[] = []): Value {
    const rounded = (typeof values === 'number' ? [values] : values).map((value) =>
      Number(value.toPrecision(6)),
    );
    return this.store({ dataType: FLOAT, dims: [...shape], floatData: rounded }, `f${shape}:${rounded}`);
  }

  integers(values: readonly number[]): Value {
    return this.store({ dataType: INT64, dims: [values.length], int64Data: [...values] }, `i:${values}`);
  }

  /** Weights of a network as they are stored: float16 stays float16 in the file and is cast where it is used. */
  weights(type: 'float16' | 'float32', values: Uint16Array | Float32Array, shape: readonly number[]): Value {
    const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const dataType = type === 'float16' ? FLOAT16 : FLOAT;
    const key = `w:${createHash('sha256').update(rawData).digest('hex')}:${type}:${shape}`;
    const stored = this.store({ dataType, dims: [...shape], rawData }, key);
    return type === 'float16' ? this.castTo(stored, 'float32') : stored;
  }

  /** Adds one node and returns its first output; `unread` is the number of outputs it has besides. */
  node(
    opType: string,
    inputs: readonly (Operand | undefined)[],
    attributes: Record<string, Attribute> = {},
    unread = 0,
  ): Value {
    const output = `t${this.nodes.length}`;
    this.nodes.push(
      onnx.NodeProto.create({
        opType,
        name: output,
        input: inputs.map((input) => (input === undefined ? '' : this.value(input))),
        output: [output, ...Array.from({ length: unread }, (_, i) => `${output}_${i + 1}`)],
        attribute: Object.entries(attributes).map(([name, value]) => encodeAttribute(name, value)),
      }),
    );
    return output as Value;
  }

  /** The model file, without what leads to no output: it would be computed all the same. */
  encode(graphName: string, producer: { name: string; version: string }): Buffer {
    const { nodes, read } = this.needed();
    const model = onnx.ModelProto.create({
      irVersion: 8,
      producerName: producer.name,
      producerVersion: producer.version,
      opsetImport: [{ domain: '', version: OPSET }],
      graph: {
        name: graphName,
        node: nodes,
        initializer: [...this.constants.values()].filter(({ name }) => read.has(name)),
        input: this.inputs,
        output: this.outputs,
      },
    });
    return Buffer.from(onnx.ModelProto.encode(model).finish());
  }

  /** The nodes that an output follows from, and the names of all that they read. */
  private needed() {
    const read = new Set<string>(this.outputs.map(({ name }) => name!));
    const nodes: typeof this.nodes = [];
    for (const node of this.nodes.toReversed()) {
      if (!node.output.some((name) => read.has(name))) continue;
      nodes.unshift(node);
      for (const name of node.input) read.add(name);
    }
    return { nodes, read };
  }

  private value(operand: Operand): Value {
    return typeof operand === 'number' ? this.constant(operand) : operand;
  }

  private store(tensor: InstanceType<typeof onnx.TensorProto> | object, key: string): Value {
    const known = this.constants.get(key);
    if (known) return known.name as Value;
    const name = `c${this.constants.size}`;
    this.constants.set(key, onnx.TensorProto.create({ ...tensor, name }));
    return name as Value;
  }

  // Elementwise shorthands.
  add = (a: Operand, b: Operand) => this.node('Add', [a, b]);
  sub = (a: Operand, b: Operand) => this.node('Sub', [a, b]);
  mul = (a: Operand, b: Operand) => this.node('Mul', [a, b]);
  div = (a: Operand, b: Operand) => this.node('Div', [a, b]);
  min = (a: Operand, b: Operand) => this.node('Min', [a, b]);
  max = (a: Operand, b: Operand) => this.node('Max', [a, b]);
  relu = (a: Value) => this.node('Relu', [a]);
  abs = (a: Value) => this.node('Abs', [a]);
  log = (a: Value) => this.node('Log', [a]);
  exp = (a: Value) => this.node('Exp', [a]);
  sqrt = (a: Value) => this.node('Sqrt', [a]);
  square = (a: Value) => this.node('Mul', [a, a]);
  sigmoid = (a: Value) => this.node('Sigmoid', [a]);
  clip = (a: Value, low: number, high: number) => this.node('Clip', [a, low, high]);
  concat = (values: readonly Value[], axis: number) => this.node('Concat', values, { axis });
  castTo = (a: Value, type: 'float32' | 'int32' | 'int64') =>
    this.node('Cast', [a], { to: { float32: FLOAT, int32: INT32, int64: INT64 }[type] });

  /** Channels `from` (inclusive) to `to` (exclusive) of an NCHW tensor. */
  channels(a: Value, from: number, to = from + 1): Value {
    return this.node('Slice', [a, this.integers([from]), this.integers([to]), this.integers([1])]);
  }
}

function describe(name: string, type: keyof typeof ELEMENT_TYPES, shape: readonly (number | string)[]) {
  return onnx.ValueInfoProto.create({
    name,
    type: {
      tensorType: {
        elemType: ELEMENT_TYPES[type],
        shape: { dim: shape.map((it) => (typeof it === 'string' ? { dimParam: it } : { dimValue: it })) },
      },
    },
  });
}

function encodeAttribute(name: string, value: Attribute) {
  if (typeof value === 'string') return { name, type: STRING, s: Buffer.from(value) };
  if (typeof value === 'number') return { name, type: INT, i: value };
  if ('float' in value) return { name, type: FLOAT_ATTRIBUTE, f: value.float };
  return { name, type: INTS, ints: [...value] };
}
