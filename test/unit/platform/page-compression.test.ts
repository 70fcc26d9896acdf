import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressPage } from '#functions/platform/page-compression.ts';
import { anHttpRequest } from '../../fakes/http-request.ts';

const page = {
  statusCode: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<p>Ìbàdàn</p>'.repeat(200),
};
const from = (accepted: string) => anHttpRequest({ headers: { 'accept-encoding': accepted } });

describe('a page on a slow line', () => {
  it.each(['gzip', 'br, gzip', 'gzip;q=0.5', 'deflate , gzip ; q=1'])(
    'is compressed for a browser that takes %s',
    (accepted) => {
      const sent = compressPage(from(accepted), page);
      expect(sent.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
      const bytes = Buffer.from(sent.body ?? '', 'base64');
      expect(gunzipSync(bytes).toString()).toBe(page.body);
      expect(bytes.length).toBeLessThan(200);
    },
  );

  it.each(['', 'br', 'identity', 'gzip;q=0', 'xgzip'])('is left as it is for a browser that takes "%s"', (accepted) => {
    const sent = compressPage(from(accepted), page);
    expect(sent.body).toBe(page.body);
    expect(sent.headers).not.toHaveProperty('content-encoding');
    expect(sent.headers).toMatchObject({ vary: 'accept-encoding' });
  });

  it('leaves small pages, files and redirects alone', () => {
    const small = { ...page, body: '<p>short</p>' };
    const file = { ...page, headers: { 'content-type': 'application/pdf' } };
    const redirect = { statusCode: 303, headers: { location: '/' } };
    expect(compressPage(from('gzip'), small).body).toBe(small.body);
    expect(compressPage(from('gzip'), file)).toEqual(file);
    expect(compressPage(from('gzip'), redirect)).toEqual(redirect);
  });
});
