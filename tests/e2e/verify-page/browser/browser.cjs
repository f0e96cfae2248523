/** A bare browser window, as a citizen's browser would show the page: sandboxed, no preload. */
const { app, BrowserWindow } = require('electron');

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => new BrowserWindow({ width: 460, height: 940 }).loadURL('about:blank'));
