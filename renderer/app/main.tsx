import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { drawFirstPicture } from '../data/first-picture.ts';
import { connectToOffice } from '../data/ports.ts';
import { keepQueriesFresh, queryClient } from '../data/query-client.ts';
import '../ui/styles/index.css';
import { App } from './app.tsx';
import { bringFrame } from './lazy-frame.tsx';
import './frame.css';
import './small-window.css';

connectToOffice();
keepQueriesFresh();
drawFirstPicture(queryClient);

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>,
  );
  bringFrame();
}
