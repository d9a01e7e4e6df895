import type { GraphBuilder, Value } from '../graph/graph-builder.ts';
import {
  ACTIVATION,
  activationOf,
  type Network,
  OPERATOR,
  type Operator,
  poolOf,
  stridesOf,
  TENSOR,
  windowPadding,
} from './tflite.ts';

const TO_NCHW = [0, 3, 1, 2] as const;
const TO_NHWC = [0, 2, 3, 1] as const;

/**
 * Adds a network's operators to the graph. Tensors of four dimensions are kept NCHW there; all others keep their layout.
 * @param input the network's only input, NCHW
 * @returns the network's outputs in their own layout
 * @throws Error for an operator that the networks here do not use
 */
export function addNetwork(g: GraphBuilder, network: Network, input: Value): Value[] {
  return new Conversion(g, network).run(input);
}

class Conversion {
  private readonly computed = new Map<number, Value>();
  /** Tensors that only widen a stored constant, with the tensor that holds its bytes. */
  private readonly widened = new Map<number, number>();

  constructor(
    private readonly g: GraphBuilder,
    private readonly network: Network,
  ) {}

  run(input: Value): Value[] {
    this.computed.set(this.network.inputs[0]!, input);
    for (const operator of this.network.operators) this.add(operator);
    return this.network.outputs.map((tensor) => this.ownLayout(tensor));
  }

  private add(operator: Operator): void {
    const [x, second, third] = operator.inputs as [number, number, number];
    const out = operator.outputs[0]!;
    if (operator.code === OPERATOR.DEQUANTIZE) {
      this.widened.set(out, x);
      return;
    }
    const value = this.valueOf(operator, x, second, third);
    this.computed.set(out, this.activated(operator, value));
  }

  private activated(operator: Operator, value: Value): Value {
    const activation = activationOf(operator);
    switch (activation) {
      case ACTIVATION.NONE:
        return value;
      case ACTIVATION.RELU:
        return this.g.relu(value);
      case ACTIVATION.RELU6:
        return this.g.clip(value, 0, 6);
      default:
        throw new Error(`The activation ${activation} is not supported.`);
    }
  }

  private valueOf(operator: Operator, x: number, second: number, third: number): Value {
    const { g } = this;
    const out = operator.outputs[0]!;
    switch (operator.code) {
      case OPERATOR.CONV_2D:
        return this.convolution(operator, this.constant(second, TO_NCHW), third, 1);
      case OPERATOR.DEPTHWISE_CONV_2D:
        return this.convolution(operator, this.constant(second, [3, 0, 1, 2]), third, this.shape(x)[3]!);
      case OPERATOR.MAX_POOL_2D: {
        const kernel = poolOf(operator.options!);
        return g.node('MaxPool', [this.value(x)], this.window(operator, kernel));
      }
      case OPERATOR.ADD:
        return g.add(this.value(x), this.value(second));
      case OPERATOR.RELU:
        return g.relu(this.value(x));
      case OPERATOR.PRELU:
        return g.node('PRelu', [this.value(x), this.constant(second, [2, 0, 1])]);
      case OPERATOR.PAD:
        return this.pad(x, second);
      case OPERATOR.RESHAPE:
        return this.graphLayout(
          g.node('Reshape', [this.ownLayout(x), g.integers(this.shape(out))]),
          this.shape(out).length,
        );
      case OPERATOR.CONCATENATION: {
        if (this.shape(out).length === 4)
          throw new Error('Joining tensors of four dimensions is not supported.');
        const parts = operator.inputs.map((tensor) => this.value(tensor));
        return g.concat(parts, operator.options!.int32(0));
      }
      default:
        throw new Error(`The operator ${operator.code} is not supported.`);
    }
  }

  private convolution(operator: Operator, weights: Value, bias: number, group: number): Value {
    const [x, kernel] = operator.inputs as [number, number];
    const [, height, width] = this.shape(kernel) as [number, number, number];
    return this.g.node('Conv', [this.value(x), weights, this.constant(bias, [0])], {
      group,
      ...this.window(operator, [height, width]),
    });
  }

  private window(operator: Operator, kernel: readonly [number, number]) {
    const options = operator.options!;
    const [, height, width] = this.shape(operator.inputs[0]!) as [number, number, number];
    return {
      kernel_shape: kernel,
      strides: stridesOf(options),
      pads: windowPadding(options, [height, width], kernel),
    };
  }

  /** The network pads channels too. */
  private pad(x: number, amounts: number): Value {
    const bytes = Uint8Array.from(this.network.tensors[amounts]!.data!);
    const pairs = new Int32Array(bytes.buffer);
    const order = this.shape(x).length === 4 ? TO_NCHW : this.shape(x).map((_, axis) => axis);
    const before = order.map((axis) => pairs[2 * axis]!);
    const after = order.map((axis) => pairs[2 * axis + 1]!);
    return this.g.node('Pad', [this.value(x), this.g.integers([...before, ...after])], { mode: 'constant' });
  }

  private value(tensor: number): Value {
    const value = this.computed.get(tensor);
    if (!value) throw new Error(`${this.network.tensors[tensor]!.name} is used before it is computed.`);
    return value;
  }

  private shape(tensor: number): readonly number[] {
    return this.network.tensors[tensor]!.shape;
  }

  private ownLayout(tensor: number): Value {
    const value = this.value(tensor);
    return this.shape(tensor).length === 4 ? this.g.node('Transpose', [value], { perm: TO_NHWC }) : value;
  }

  private graphLayout(value: Value, dimensions: number): Value {
    return dimensions === 4 ? this.g.node('Transpose', [value], { perm: TO_NCHW }) : value;
  }

  /** A stored tensor with its axes in the given order. */
  private constant(tensor: number, order: readonly number[]): Value {
    const { shape, type, data, name } = this.network.tensors[this.widened.get(tensor) ?? tensor]!;
    if (!data) throw new Error(`${name} is not stored.`);
    const bytes = Uint8Array.from(data);
    const halves = type === TENSOR.FLOAT16;
    if (!halves && type !== TENSOR.FLOAT32) throw new Error(`${name} has the type ${type}.`);
    const values = halves ? new Uint16Array(bytes.buffer) : new Float32Array(bytes.buffer);
    const ordered = order.map((axis) => shape[axis]!);
    return this.g.weights(halves ? 'float16' : 'float32', reorder(values, shape, order), ordered);
  }
}

function reorder<T extends Uint16Array | Float32Array>(
  values: T,
  shape: readonly number[],
  order: readonly number[],
): T {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const result = values.slice() as T;
  for (let at = 0; at < result.length; at++) {
    let rest = at;
    let from = 0;
    for (const axis of order.toReversed()) {
      from += (rest % shape[axis]!) * strides[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    result[at] = values[from]!;
  }
  return result;
}
