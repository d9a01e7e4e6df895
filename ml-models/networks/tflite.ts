import { Table } from './flatbuffer.ts';

/** Codes of the public TensorFlow Lite schema, for the operators that the networks here use. */
export const OPERATOR = {
  ADD: 0,
  CONCATENATION: 2,
  CONV_2D: 3,
  DEPTHWISE_CONV_2D: 4,
  DEQUANTIZE: 6,
  MAX_POOL_2D: 17,
  RELU: 19,
  RESHAPE: 22,
  PAD: 34,
  PRELU: 54,
} as const;

export const TENSOR = { FLOAT32: 0, FLOAT16: 1, INT32: 2 } as const;

interface Tensor {
  name: string;
  /** NHWC where there are four dimensions. */
  shape: number[];
  /** One of `TENSOR`. */
  type: number;
  /** Undefined where the tensor is computed. */
  data?: Uint8Array;
}

export interface Operator {
  code: number;
  inputs: number[];
  outputs: number[];
  options?: Table;
}

export interface Network {
  tensors: Tensor[];
  operators: Operator[];
  inputs: number[];
  outputs: number[];
}

/**
 * Reads a network of one subgraph; field numbers are those of the public schema.
 * @throws Error for any other file, and for sparse tensors
 */
export function readNetwork(file: Uint8Array): Network {
  if (Buffer.from(file.subarray(4, 8)).toString('latin1') !== 'TFL3')
    throw new Error('No TensorFlow Lite file.');
  const model = Table.root(file);
  // Old files keep the code in the first field, which is too short for newer operators.
  const codes = model.tables(1).map((code) => Math.max(code.int8(0), code.int32(3)));
  const buffers = model.tables(4).map((buffer) => buffer.bytes(0));
  const [graph, ...more] = model.tables(2);
  if (!graph || more.length > 0) throw new Error('The network has more than one subgraph.');
  return {
    tensors: graph.tables(0).map((tensor) => {
      if (tensor.table(6)) throw new Error('The network has sparse tensors.');
      const data = buffers[tensor.int32(2)]!;
      return {
        name: tensor.text(3),
        shape: tensor.integers(0),
        type: tensor.int8(1),
        ...(data.length > 0 && { data }),
      };
    }),
    operators: graph.tables(3).map((operator) => {
      const options = operator.table(4);
      return {
        code: codes[operator.int32(0)]!,
        inputs: operator.integers(1),
        outputs: operator.integers(2),
        ...(options && { options }),
      };
    }),
    inputs: graph.integers(1),
    outputs: graph.integers(2),
  };
}

/** The part of a network that a tensor is computed by, with that tensor as its only output. @throws Error where there is none */
export function networkOf(network: Network, name: string): Network {
  const output = network.tensors.findIndex((tensor) => tensor.name === name);
  if (output < 0) throw new Error(`The network has no tensor ${name}.`);
  const needed = new Set([output]);
  const operators = network.operators
    .toReversed()
    .filter((operator) => {
      const isNeeded = operator.outputs.some((tensor) => needed.has(tensor));
      if (isNeeded) for (const tensor of operator.inputs) needed.add(tensor);
      return isNeeded;
    })
    .toReversed();
  return { ...network, operators, outputs: [output] };
}

/** Padding of a convolution or pooling window: top, left, bottom, right. */
export function windowPadding(options: Table, size: readonly number[], kernel: readonly number[]): number[] {
  const SAME = 0;
  if (options.int8(0) !== SAME) return [0, 0, 0, 0];
  const each = [0, 1].map((axis) => {
    const stride = stridesOf(options)[axis]!;
    const total = Math.max((Math.ceil(size[axis]! / stride) - 1) * stride + kernel[axis]! - size[axis]!, 0);
    const first = Math.floor(total / 2);
    return [first, total - first] as const;
  });
  return [each[0]![0], each[1]![0], each[0]![1], each[1]![1]];
}

/** Down, across; the schema keeps the width first. */
export const stridesOf = (options: Table): [number, number] => [options.int32(2), options.int32(1)];

/** Height and width of a pooling window; the schema keeps the width first. */
export const poolOf = (options: Table): [number, number] => [options.int32(4), options.int32(3)];

/** Where the options keep the fused activation, by operator code. */
const ACTIVATION_FIELD: Record<number, number> = {
  [OPERATOR.ADD]: 0,
  [OPERATOR.CONCATENATION]: 1,
  [OPERATOR.CONV_2D]: 3,
  [OPERATOR.DEPTHWISE_CONV_2D]: 4,
  [OPERATOR.MAX_POOL_2D]: 5,
};

/** Codes of the activation that follows an operator within it. */
export const ACTIVATION = { NONE: 0, RELU: 1, RELU6: 3 } as const;

export function activationOf({ code, options }: Operator): number {
  const field = ACTIVATION_FIELD[code];
  return field === undefined ? ACTIVATION.NONE : (options?.int8(field) ?? ACTIVATION.NONE);
}
