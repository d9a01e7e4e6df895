import { once } from 'node:events';
import WebSocket from 'ws';

/** The heap and the buffers of a process that was started with `--inspect`, in MB, without what can be collected. */
export async function keptMegabytes(inspectPort: number): Promise<number> {
  const [target] = (await (await fetch(`http://127.0.0.1:${inspectPort}/json/list`)).json()) as [
    { webSocketDebuggerUrl: string },
  ];
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, 'open');
  const ask = async (method: string, params = {}): Promise<{ result?: { result?: { value?: number } } }> => {
    socket.send(JSON.stringify({ id: 1, method, params }));
    return JSON.parse(String((await once(socket, 'message'))[0]));
  };
  await ask('HeapProfiler.collectGarbage');
  await ask('HeapProfiler.collectGarbage'); // what the first one finalized
  const { result } = await ask('Runtime.evaluate', {
    expression: '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())',
  });
  socket.close();
  await once(socket, 'close');
  return result!.result!.value! / 2 ** 20;
}
