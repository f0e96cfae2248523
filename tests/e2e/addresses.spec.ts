import { expect, test } from '@playwright/test';
import { contentSecurityPolicy } from '../../main/security/content-security-policy.ts';
import { openDesk, type OpenDesk } from './harness.ts';

let desk: OpenDesk;
test.beforeAll(async () => {
  desk = await openDesk();
});
test.afterAll(() => desk.close());

const home = 'app://office/index.html';

test('every response carries the one content security policy and nosniff', async () => {
  const paths = ['/index.html', '/', '/fonts/fonts.css', '/print/page.js', '/missing.html'];
  const responses = await desk.window.evaluate(
    (list) =>
      Promise.all(
        list.map((path) =>
          fetch(path).then(({ status, headers }) => ({ status, policy: headers.get('content-security-policy'), sniff: headers.get('x-content-type-options') })),
        ),
      ),
    paths,
  );
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 404]);
  for (const { policy, sniff } of responses) {
    expect(policy).toBe(contentSecurityPolicy);
    expect(sniff).toBe('nosniff');
  }
});

test('inline scripts, inline styles and evaluated text do not run', async () => {
  const refused = await desk.window.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violated.push(effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { opacity: 0 }';
    document.head.append(style);
    const image = document.createElement('img');
    image.src = 'https://example.org/pixel.png';
    document.body.append(image);
    await new Promise((resolve) => image.addEventListener('error', resolve));
    const opacity = getComputedStyle(document.body).opacity;
    [script, style, image].forEach((element) => element.remove());
    return { violated: violated.toSorted(), intruder: 'intruder' in window, opacity };
  });
  expect(refused).toEqual({ violated: ['img-src', 'script-src-elem', 'style-src-elem'], intruder: false, opacity: '1' });
  desk.policyRefusals.length = 0;
});

test('a page reaches no file, no network and no folder above the app', async () => {
  const addresses = [
    'file:///etc/passwd',
    'https://example.org/',
    'http://127.0.0.1:1/',
    'app://office.evil/index.html',
    'app://office/../package.json',
    'app://office/%2e%2e/%2e%2e/package.json',
    'app://office/..%2f..%2fpackage.json',
    'app://office/assets/..%5c..%5cpackage.json',
  ];
  const answers = await desk.window.evaluate(
    (list) => Promise.all(list.map((address) => fetch(address).then(({ status }) => status, () => 'refused'))),
    addresses,
  );
  desk.policyRefusals.length = 0;
  expect(answers.filter((answer) => answer !== 'refused' && answer !== 404)).toEqual([]);
});

test('a page opens no window', async () => {
  const count = () => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  const before = await count();
  const opened = await desk.window.evaluate(() => [window.open('app://office/index.html'), window.open('https://example.org'), window.open('about:blank')]);
  expect(opened).toEqual([null, null, null]);
  await desk.window.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'app://office/index.html';
    link.target = '_blank';
    link.id = 'blank';
    link.textContent = 'blank';
    document.body.prepend(link);
  });
  await desk.window.locator('#blank').click();
  await desk.window.locator('#blank').click({ button: 'middle' });
  await desk.window.evaluate(() => document.getElementById('blank')?.remove());
  expect(await count()).toBe(before);
});

test('no way of navigating leaves the app', async () => {
  const foreign = ['https://example.org/', 'file:///etc/passwd', 'app://office.evil/index.html', 'data:text/html,<p>x', 'javascript:document.body.remove()'];
  for (const address of foreign) {
    await desk.window.evaluate((target) => {
      const link = document.createElement('a');
      link.href = target;
      link.textContent = 'link';
      document.body.append(link);
      link.click();
      link.remove();
      location.assign(target);
    }, address).catch(() => undefined);
    await desk.window.evaluate((target) => {
      const form = document.createElement('form');
      form.action = target;
      form.method = 'post';
      document.body.append(form);
      form.submit();
      form.remove();
    }, address).catch(() => undefined);
    expect(await desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()).filter((url) => !url.startsWith('devtools:')))).toEqual([
      expect.stringMatching(/^app:\/\/office\//),
    ]);
  }
  desk.policyRefusals.length = 0;
  expect(desk.window.url().startsWith('app://office/')).toBe(true);
});

test('dropping a file or a link on the window leads nowhere', async () => {
  await desk.window.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/uri-list', 'https://example.org/');
    data.items.add(new File(['<script>1</script>'], 'page.html', { type: 'text/html' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  expect(desk.window.url().startsWith('app://office/')).toBe(true);
});

test('in a whole sitting only addresses of the app are asked for', async () => {
  await desk.app.evaluate(({ session }) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'askedAddresses', asked);
    session.defaultSession.webRequest.onSendHeaders((details) => asked.push(details.url));
  });
  await desk.window.reload();
  expect(desk.window.url()).toBe(home);
  const asked = await desk.app.evaluate(() => Reflect.get(globalThis, 'askedAddresses') as string[]);
  expect(asked.filter((address) => !/^(app:\/\/office\/|blob:app:\/\/office\/|data:|devtools:)/.test(address))).toEqual([]);
});
