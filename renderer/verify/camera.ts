const pauseBetweenFrames = 150;

/** A camera that is looking for a QR code. */
export type Camera = { readonly video: HTMLVideoElement; readonly stop: () => void };

const openStream = async (): Promise<MediaStream | null> => {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1920 } }, audio: false });
  } catch {
    return null;
  }
};

/** Starts the camera and calls `found` once, with the first codes it sees; null when there is no camera or it is not allowed. */
export const startCamera = async (found: (texts: readonly string[]) => void): Promise<Camera | null> => {
  const stream = await openStream();
  if (stream === null) return null;
  const video = document.createElement('video');
  video.playsInline = true;
  video.muted = true;
  video.srcObject = stream;
  let running = true;
  const stop = (): void => {
    running = false;
    for (const track of stream.getTracks()) track.stop();
  };
  const { readFrame } = await import('./read-photo.ts');
  const look = async (): Promise<void> => {
    const texts = await readFrame(video);
    if (!running) return;
    if (texts.length === 0) setTimeout(() => void look(), pauseBetweenFrames);
    else {
      stop();
      found(texts);
    }
  };
  await video.play();
  void look();
  return { video, stop };
};
