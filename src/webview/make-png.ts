/** Sharp on screens of two pixels a point. */
const SCALE = 2;
/** Chromium gives up on larger canvases. */
const MOST_PX = 16_000;
const MOST_PIXELS = 200_000_000;

/**
 * Draws an SVG file as PNG, with the fonts that this machine has. @returns base64.
 * @throws a sentence when it is too large or cannot be drawn.
 */
export async function makePng(svg: string): Promise<string> {
    const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    try {
        const image = await loaded(address);
        const { naturalWidth: width, naturalHeight: height } = image;
        const scale = Math.min(SCALE, MOST_PX / width, MOST_PX / height, Math.sqrt(MOST_PIXELS / (width * height)));
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('there is no canvas');
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        const address64 = canvas.toDataURL('image/png');
        if (!address64.startsWith('data:image/png;base64,')) throw new Error('the picture is too large for a PNG');
        return address64.slice('data:image/png;base64,'.length);
    }
    finally {
        URL.revokeObjectURL(address);
    }
}

function loaded(address: string): Promise<HTMLImageElement> {
    return new Promise((resolve, reject) => {
        const image = new Image();
        image.addEventListener('load', () => resolve(image));
        image.addEventListener('error', () => reject(new Error('the picture cannot be read')));
        image.src = address;
    });
}
