const rays = Array.from({ length: 16 }, (_, index) => {
  const angle = (index * Math.PI) / 8;
  const point = (radius: number): string => `${(50 + radius * Math.sin(angle)).toFixed(1)} ${(50 - radius * Math.cos(angle)).toFixed(1)}`;
  return `M${point(33)}L${point(index % 2 === 0 ? 44 : 39)}`;
}).join('');

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" fill="none" stroke="#1d3d2f" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">' +
  `<circle cx="50" cy="50" r="48"/><circle cx="50" cy="50" r="30"/><path d="${rays}"/>` +
  '<path d="M50 40c-5-4-11-5-18-4v25c7-1 13 0 18 4 5-4 11-5 18-4V36c-7-1-13 0-18 4zM50 40v25M37 43c3 0 6 .5 8 1.500M37 49c3 0 6 .5 8 1.500M63 43c-3 0-6 .5-8 1.500M63 49c-3 0-6 .5-8 1.500"/></svg>';

/** A neutral emblem, an open register in a wheel of rays, for offices that have not set their own; no state's arms. */
export const neutralEmblem = `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`;
