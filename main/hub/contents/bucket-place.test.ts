import { describe, expect, it } from 'vitest';
import { bucketPlace } from './bucket-place.ts';

const key = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
const refused = (typed: string, environment: Record<string, string> = key) => {
  try {
    return bucketPlace(typed, environment);
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

describe('the address of a bucket', () => {
  it('is an endpoint, a bucket and folders in it; the key comes from the environment', () => {
    const rest = { region: 'us-east-1', accessKeyId: 'id', secretAccessKey: 'secret' };
    expect(bucketPlace('https://store.example.gov/contents', key)).toEqual({ origin: 'https://store.example.gov', bucket: 'contents', prefix: '', ...rest });
    expect(bucketPlace('https://store.example.gov:9000/contents/punjab/lahore/', key)).toEqual({ origin: 'https://store.example.gov:9000', bucket: 'contents', prefix: 'punjab/lahore/', ...rest });
    expect(bucketPlace('https://store.example.gov/contents', { ...key, AWS_REGION: 'ap-south-1' })).toMatchObject({ region: 'ap-south-1' });
  });

  it('is plain HTTP on this machine alone', () => {
    for (const host of ['localhost:8080', '127.0.0.1', '[::1]:8080']) expect(bucketPlace(`http://${host}/contents`, key).origin).toBe(`http://${host}`);
    for (const host of ['store.example.gov', '10.0.0.1:9000', '[fd00::1]', '127.0.0.1.example.gov']) expect(refused(`http://${host}/contents`)).toBe('contentsNeedTls');
  });

  it('carries no key, and nothing else that does not belong to it', () => {
    for (const typed of ['', 'contents', 'https://store.example.gov', 'https://store.example.gov/', 'https://id:secret@store.example.gov/contents', 'https://store.example.gov/contents?a=b', 'https://store.example.gov/contents#a', 'https://store.example.gov/co%20ntents', 'https://store.example.gov/contents//a', 'https://store.example.gov/contents/a&b', 'ftp://store.example.gov/contents', 'file:///contents']) {
      expect([typed, refused(typed)]).toEqual([typed, 'badInput']);
    }
    expect([refused('https://store.example.gov/contents', {}), refused('https://store.example.gov/contents', { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: '' })]).toEqual(['contentsKeyMissing', 'contentsKeyMissing']);
  });
});
