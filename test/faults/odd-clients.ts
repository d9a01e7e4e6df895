import { readdir, readlink } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import WebSocket from 'ws';
import { Everyday } from './everyday.ts';
import { type Fault, LeftOut, type Outcome } from './fault.ts';
import { House } from './house.ts';
import { settled } from './ledger.ts';
import type { Stage } from './stage.ts';

const METRICS_TOKEN = 'a token of the faults';
const SETTINGS = { settings: { api: { METRICS_TOKEN } } };

/** Everyday work while `misbehave` goes on. */
const beside =
  (misbehave: (stage: Stage, house: House, everyday: Everyday) => Promise<void>) =>
  async (stage: Stage): Promise<Outcome> => {
    const { house, everyday } = await stage.alone(async () => {
      const house = await House.open(stage, SETTINGS);
      const everyday = await Everyday.begin(stage, house);
      await everyday.progress(20, 2);
      await misbehave(stage, house, everyday);
      await everyday.progress(20, 2);
      await everyday.stop();
      return { house, everyday };
    });
    const outcome = await everyday.outcome();
    house.assertWell();
    return outcome;
  };

const IDLE = 1000;

export const idleSockets: Fault = {
  name: `${IDLE} idle sockets`,
  limitSeconds: 180,
  run: beside(async (stage, house, everyday) => {
    const sockets: WebSocket[] = [];
    stage.onEnd(() => {
      for (const socket of sockets) socket.terminate();
    });
    for (let opened = 0; opened < IDLE; opened += 50) {
      const some = Array.from({ length: 50 }, () => openSocket(house.url, everyday.token));
      sockets.push(...some);
      await Promise.all(some.map(acknowledged));
    }
    await everyday.progress(100, 5);
    await setTimeout(15_000); // more than a heartbeat
    const open = sockets.filter(({ readyState }) => readyState === WebSocket.OPEN);
    expect(open.length, 'idle sockets that are still open').toBe(IDLE);
  }),
};

/** So many subscriptions that ask for the text so many times: a notification is some 30 KB on this socket. */
const [SUBSCRIPTIONS, TIMES] = [20, 15];
const UNREAD = `subscription { notificationReceived { ${Array.from({ length: TIMES }, (_, at) => `text${at}: message`).join(' ')} } }`;

export const unreadSubscription: Fault = {
  name: `a subscriber of ${SUBSCRIPTIONS} that never reads`,
  limitSeconds: 180,
  run: beside(async (stage, house, everyday) => {
    const open = () => metric(house, 'graphql_open_sockets');
    const before = await open();
    const socket = openSocket(house.url, everyday.token);
    stage.onEnd(() => socket.terminate());
    await acknowledged(socket);
    for (let id = 0; id < SUBSCRIPTIONS; id += 1)
      socket.send(JSON.stringify({ id: String(id), type: 'subscribe', payload: { query: UNREAD } }));
    socket.pause();
    await settled(async () => Number((await metric(house, 'graphql_subscriptions')) < SUBSCRIPTIONS), 10);
    expect(await open()).toBe(before + 1);
    await settled(async () => (await open()) - before, 60);
    expect(await open(), 'open sockets once the one that does not read is cut').toBe(before);
  }),
};

const SLOW = 200;
const HEAD = 'POST /graphql HTTP/1.1\r\nHost: x\r\n';
const STARTS = [HEAD, `${HEAD}Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n`];

export const slowLoris: Fault = {
  name: `slow-loris: ${SLOW} requests at a byte a second`,
  limitSeconds: 180,
  run: beside(async (stage, house) => {
    const { pid } = house.process('api');
    const before = await socketsOf(pid);
    const sockets = Array.from({ length: SLOW }, (_, at) => drip(house.url, STARTS[at % STARTS.length]!));
    stage.onEnd(() => {
      for (const socket of sockets) socket.destroy();
    });
    await settled(async () => Number((await socketsOf(pid)) < before + SLOW), 10);
    await settled(async () => Number((await socketsOf(pid)) >= before + SLOW / 10), 60);
    // The load may hold a few more than before; of the slow ones none is left, though they never close.
    expect((await socketsOf(pid)) - before, 'sockets that are still open').toBeLessThan(SLOW / 10);
  }),
};

function openSocket(url: string, token: string): WebSocket {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  const payload = { authorization: `Bearer ${token}` };
  socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
  socket.on('error', () => undefined); // who is cut sees it by its state
  return socket;
}

const acknowledged = (socket: WebSocket) =>
  new Promise<void>((resolve, reject) => {
    socket.once('message', () => resolve());
    socket.once('close', (code) => reject(new Error(`A socket was refused with ${code}.`)));
  });

/** Sends the start, then a byte a second, and never closes its side. */
function drip(url: string, start: string): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  socket.on('error', () => undefined);
  socket.resume();
  socket.write(start);
  const timer = setInterval(() => socket.write('x'), 1000);
  socket.once('close', () => clearInterval(timer));
  return socket;
}

async function metric(house: House, name: string): Promise<number> {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const text = await (await fetch(`${house.url}/metrics`, { headers })).text();
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
}

async function socketsOf(pid: number): Promise<number> {
  const handles = await readdir(`/proc/${pid}/fd`).catch(() => {
    throw new LeftOut('needs /proc');
  });
  const targets = await Promise.all(handles.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')));
  return targets.filter((target) => target.startsWith('socket:')).length;
}
