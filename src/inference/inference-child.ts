import { PhotoRefused } from './inference.types.ts';
import type { InferenceReply, InferenceTask } from './inference-messages.ts';
import { preparePhoto } from './photo.ts';
import { preparePicture } from './picture.ts';
import { releaseBuffers } from './release-buffers.ts';
import type { SkinModel } from './skin-model.ts';

/** A child process of the pool: decoders and model run here, so that their crash costs one task, not the server. */

const [, , modelDirectory, withModel] = process.argv;
let model: SkinModel | undefined;

process.on('disconnect', () => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

const reply = (message: InferenceReply) => process.send?.(message);

async function work(task: InferenceTask): Promise<InferenceReply> {
  try {
    if (task.kind === 'prepare') {
      return { kind: 'done', value: await preparePhoto(asBuffer(task.bytes)) };
    }
    if (task.kind === 'picture') return { kind: 'done', value: await preparePicture(asBuffer(task.bytes)) };
    if (!model) return { kind: 'failed', message: 'This process runs without the skin model.' };
    if (task.kind === 'check') {
      const { checkPhoto } = await import('./check-photo.ts');
      return { kind: 'done', value: await checkPhoto(model, asBuffer(task.bytes)) };
    }
    const { analyzePhoto } = await import('./skin-analyzer.ts');
    return { kind: 'done', value: await analyzePhoto(model, asBuffer(task.jpeg), task.capture) };
  } catch (error) {
    if (error instanceof PhotoRefused) return { kind: 'refused', code: error.code, text: error.text };
    return { kind: 'failed', message: (error as Error).message };
  }
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

process.on('message', async (task: InferenceTask) => {
  reply(await work(task));
  releaseBuffers();
});

try {
  if (withModel === 'true') {
    const { SkinModel } = await import('./skin-model.ts');
    model = await SkinModel.load(modelDirectory!);
    await model.warm();
  }
  reply({ kind: 'ready' });
} catch (error) {
  reply({ kind: 'unfit', message: (error as Error).message });
}
