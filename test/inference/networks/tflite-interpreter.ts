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
} from '../../../ml-models/networks/tflite.ts';

interface Values {
  shape: readonly number[];
  data: Float32Array;
}

/** Runs a network as its operators are defined, NHWC, one number at a time. @param input the values of its input */
export function interpret(network: Network, input: Float32Array): Float32Array[] {
  const values = new Map<number, Values>();
  network.tensors.forEach(({ shape, type, data }, i) => {
    if (!data || type === TENSOR.INT32) return;
    const { buffer } = Uint8Array.from(data);
    values.set(i, {
      shape,
      data:
        type === TENSOR.FLOAT16
          ? Float32Array.from(new Uint16Array(buffer), widen)
          : new Float32Array(buffer),
    });
  });
  const first = network.inputs[0]!;
  values.set(first, { shape: network.tensors[first]!.shape, data: input });
  for (const operator of network.operators) {
    const out = operator.outputs[0]!;
    const { shape } = network.tensors[out]!;
    const data = new Float32Array(shape.reduce((a, b) => a * b, 1));
    compute(
      network,
      operator,
      operator.inputs.map((tensor) => values.get(tensor)),
      { shape, data },
    );
    const activation = activationOf(operator);
    if (activation !== ACTIVATION.NONE) {
      const most = activation === ACTIVATION.RELU6 ? 6 : Infinity;
      data.set(data.map((value) => Math.min(most, Math.max(0, value))));
    }
    values.set(out, { shape, data });
  }
  return network.outputs.map((tensor) => values.get(tensor)!.data);
}

/** A number of 16 bits (IEEE 754). */
function widen(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function compute(
  network: Network,
  operator: Operator,
  inputs: readonly (Values | undefined)[],
  out: Values,
): void {
  const [x, second, third] = inputs as [Values, Values, Values | undefined];
  const { shape, data } = out;
  const each = (value: (of: number, at: number) => number) => data.set(x.data.map(value));
  switch (operator.code) {
    case OPERATOR.DEQUANTIZE:
    case OPERATOR.RESHAPE:
      each((value) => value);
      break;
    case OPERATOR.RELU:
      each((value) => Math.max(0, value));
      break;
    case OPERATOR.PRELU:
      each((value, i) => (value >= 0 ? value : value * second.data[i % second.data.length]!));
      break;
    case OPERATOR.ADD:
      each((value, i) => value + second.data[i % second.data.length]!);
      break;
    case OPERATOR.CONCATENATION:
      (inputs as Values[]).reduce((at, part) => {
        data.set(part.data, at);
        return at + part.data.length;
      }, 0);
      break;
    case OPERATOR.PAD: {
      const amounts = new Int32Array(Uint8Array.from(network.tensors[operator.inputs[1]!]!.data!).buffer);
      for (const [i, value] of x.data.entries()) data[paddedIndex(i, x.shape, shape, amounts)] = value;
      break;
    }
    case OPERATOR.CONV_2D:
    case OPERATOR.DEPTHWISE_CONV_2D:
    case OPERATOR.MAX_POOL_2D:
      slide(operator, x, second, third, out);
      break;
    default:
      throw new Error(`The interpreter does not know the operator ${operator.code}.`);
  }
}

function paddedIndex(i: number, from: readonly number[], to: readonly number[], amounts: Int32Array): number {
  let rest = i;
  let at = 0;
  let step = 1;
  for (let axis = to.length - 1; axis >= 0; axis--) {
    at += ((rest % from[axis]!) + amounts[2 * axis]!) * step;
    rest = Math.floor(rest / from[axis]!);
    step *= to[axis]!;
  }
  return at;
}

/** Moves a window over the picture: convolution of all channels, of each, or the largest value. */
function slide(
  operator: Operator,
  x: Values,
  weights: Values | undefined,
  bias: Values | undefined,
  { shape, data }: Values,
): void {
  const options = operator.options!;
  const [, height, width, channels] = x.shape as [number, number, number, number];
  const [, rows, columns, filters] = shape as [number, number, number, number];
  const [down, across] = stridesOf(options);
  const kernel = weights ? (weights.shape.slice(1, 3) as [number, number]) : poolOf(options);
  const [top, left] = windowPadding(options, [height, width], kernel) as [number, number];
  const isPool = operator.code === OPERATOR.MAX_POOL_2D;
  const isDepthwise = operator.code === OPERATOR.DEPTHWISE_CONV_2D;
  for (let at = 0; at < data.length; at++) {
    const filter = at % filters;
    const column = Math.floor(at / filters) % columns;
    const row = Math.floor(at / filters / columns) % rows;
    let value = isPool ? -Infinity : (bias?.data[filter] ?? 0);
    for (let j = 0; j < kernel[0]; j++) {
      const y = row * down + j - top;
      if (y < 0 || y >= height) continue;
      for (let i = 0; i < kernel[1]; i++) {
        const px = column * across + i - left;
        if (px < 0 || px >= width) continue;
        const pixel = (y * width + px) * channels;
        if (isPool) value = Math.max(value, x.data[pixel + filter]!);
        else if (isDepthwise)
          value += x.data[pixel + filter]! * weights!.data[(j * kernel[1] + i) * channels + filter]!;
        else {
          const first = ((filter * kernel[0] + j) * kernel[1] + i) * channels;
          for (let c = 0; c < channels; c++) value += x.data[pixel + c]! * weights!.data[first + c]!;
        }
      }
    }
    data[at] = value;
  }
}
