/** A relay of the office, as a program of its own that is killed: `node relay-child.ts <folder> <port>`. */
import { openKit } from '../unit/desk-kit.ts';

const [, , folder = '', port = '0'] = process.argv;
const kit = await openKit(folder, { lan: { host: '127.0.0.1', port: Number(port) } });
await kit.desk.network.begin(kit.desk);
process.send?.('ready');
process.on('disconnect', () => process.exit());
