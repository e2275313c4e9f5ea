// Every form of a layer: a text or an object with these members.
const text = { font_family: "Arial", font_size: 20, text: "Hi, you/me" };

export const layerValues = [
  "logo", "folder:sub:logo", "text:Arial_20_bold:Hi%2C%20you", "fetch:https://example.com/a.png",
  "subtitles:sub:en.srt", "lut:warm.cube", "video:clip", "private:logo", "authenticated:logo", "$logo",
  { public_id: "logo" }, { public_id: "folder/logo" }, { public_id: "folder/sub/logo" }, { public_id: "logo", format: "png" },
  { public_id: "logo", type: "private" }, { public_id: "logo", type: "authenticated" }, { public_id: "logo", resource_type: "image", type: "upload" },
  { public_id: "clip", resource_type: "video" }, { public_id: "song", resource_type: "audio" }, { public_id: "warm.cube", resource_type: "lut" },
  { url: "https://example.com/a.png" }, { url: "https://example.com/a.mp4", resource_type: "video" },
  { public_id: "sub/en.srt", resource_type: "subtitles" }, { public_id: "sub/en.srt", resource_type: "subtitles", font_family: "Arial", font_size: 40 },
  text, { ...text, text: "$(first) rocks $(second)!" }, { ...text, text: "50% (é) 😀\nsecond line" },
  { public_id: "style", text: "Hi", resource_type: "text" }, { text: "Hi", text_style: "Arial_20_italic" }, { text: "Hi", text_style: "$style" },
  ...["thin", "light", "normal", "bold", "semibold", "black"].map((font_weight) => ({ ...text, font_weight })),
  ...["italic", "normal"].map((font_style) => ({ ...text, font_style })),
  ...["underline", "strikethrough", "none"].map((text_decoration) => ({ ...text, text_decoration })),
  ...["left", "center", "right", "end", "start", "justify"].map((text_align) => ({ ...text, text_align })),
  { ...text, stroke: "stroke" }, { ...text, stroke: "none" }, { ...text, letter_spacing: 4 }, { ...text, letter_spacing: "-1.5" }, { ...text, line_spacing: -2 },
  ...["none", "gray", "subpixel", "fast", "good", "best"].map((font_antialiasing) => ({ ...text, font_antialiasing })),
  ...["none", "slight", "medium", "full"].map((font_hinting) => ({ ...text, font_hinting })),
  { ...text, font_family: "Roboto Mono", font_weight: "bold", font_style: "italic", text_decoration: "underline", text_align: "center", stroke: "stroke", letter_spacing: 4, line_spacing: 2 },
  { ...text, font_family: "fonts:my.ttf" },
];

/** A layer in one component, closed by an apply, with another one on it, and clipped to what is below. */
export const layerOptions = layerValues.flatMap((layer) => [
  { overlay: layer, gravity: "north_east", x: 5, y: 10 },
  { underlay: layer },
  { transformation: [{ overlay: layer }, { effect: "sepia", crop: "scale", width: "0.5" }, { flags: "layer_apply", gravity: "south", y: 20 }] },
]).concat([
  { transformation: [{ overlay: "a" }, { overlay: "b" }, { flags: "layer_apply" }, { flags: ["layer_apply", "tiled"] }] },
  { overlay: text, color: "white", background: "red", border: "2px_solid_blue", width: 100, crop: "fit" },
  { overlay: "glasses", gravity: "faces", width: "1.1", flags: "region_relative" },
  { transformation: [{ overlay: "logo" }, { effect: "mask", flags: ["layer_apply", "no_overflow"] }, { width: 100, crop: "scale" }] },
]);
