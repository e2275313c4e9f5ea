// Every effect of the language with the forms of its arguments, and every flag: the SDK passes them through as they are given.
export const effects = `
adv_redeye anti_removal:20 art:zorro assist_colorblind assist_colorblind:20 assist_colorblind:xray auto_brightness:40 auto_color:40 auto_contrast:40
background_removal background_removal:fineedges_y background_removal:hints_(cat;dog) bgremoval bgremoval:screen:green blackwhite blackwhite:40 blue:50
blur blur:2000 blur_faces blur_faces:700 blur_region:300 boomerang brightness:-99 brightness_hsb:40 camera:up_20;right_30;zoom_1.5;env_studio cartoonify
cartoonify:20:60 cartoonify:40:bw colorize:30 contrast:-70 contrast:level_150;type_linear contrast:type_sigmoidal cut_out deshake:32 displace
distort:40:25:280:60:260:155:35:165 distort:arc:180.0 dropshadow dropshadow:azimuth_220;elevation_40;spread_20 enhance extract:prompt_dog
extract:prompt_(dog;cat);multiple_true;mode_mask;invert_true;preserve-alpha_true fade:2000 fade:-2000 fill_light fill_light:70:20 gamma:50 gen_background_replace
gen_background_replace:prompt_a%20beach;seed_3 gen_fill gen_recolor:prompt_(a;b);to-color_ff0000;multiple_true gen_remove:prompt_dog
gen_remove:region_((x_1;y_2;w_3;h_4);(x_5;y_6;w_7;h_8)) gen_replace:from_shirt;to_coat;preserve-geometry_true gen_restore gradient_fade gradient_fade:symmetric:40
gradient_fade:symmetric_pad:40 grayscale green:-50 hue:40 improve improve:outdoor improve:outdoor:70 improve:70 light:shadowintensity_40
lightroom:contrast_20;saturation_30 lightroom:xmp_preset.xmp loop loop:2 make_transparent:20 mask morphology:method_dilate;iterations_3;kernel_disk;radius_5 multiply
negate noise:40 oil_paint:60 opacity_threshold:40 ordered_dither:3 outline outline:5 outline:inner:8:200 outline:inner_fill outline:outer:8 outline:fill:8:20 overlay
pixelate pixelate:40 pixelate_faces:15 pixelate_region:35 preview preview:duration_3:max_seg_2:min_seg_dur_1 progressbar progressbar:bar:00ff00:30
progressbar:type_frame;color_red;width_10 recolor:0.3:0.7:0.1:0.3:0.6:0.1:0.2:0.5:0.1 red:50 redeye replace_color:blue replace_color:maroon:80:2b38aa reverse
saturation:-70 screen sepia:50 shadow:40 sharpen:400 shear:20.0:0.0 simulate_colorblind simulate_colorblind:tritanopia style_transfer:70
style_transfer:preserve_color:60 swap_image:image_logo;index_1 theme:color_black theme:color_ff0000:photosensitivity_80 tilt_shift:20 tint:100:red:0p:blue:50p
tint:equalize:80:blue:blueviolet tint:50:rgb:ff0000 transition trim trim:30 trim:30:white unsharp_mask:300 upscale vectorize vectorize:colors:5:detail:0.7:despeckle:20
vibrance:70 viesus_correct viesus_correct:no_redeye:skin_saturation_20 vignette:60 volume:50 volume:-10db volume:mute waveform
zoompan zoompan:mode_ofc;maxzoom_3.2;du_5;fps_30 zoompan:from_(g_auto;zoom_3.4);to_(g_auto:cat;zoom_1.2) accelerate:-50`.trim().split(/\s+/);

export const flags = `
alternate:lang_en;name_English animated any_format apng attachment awebp c2pa clip clip_evenodd cutter draco force_icc force_strip getinfo group4 hlsv3
ignore_aspect_ratio ignore_mask_channels immutable_cache keep_attribution keep_dar keep_iptc lossy mono no_overflow no_stream original png8 png24 png32
preserve_transparency progressive progressive:none progressive:semi progressive:steep rasterize region_relative relative replace_image sanitize splice sprite
streaming_attachment:clip strip_profile text_disallow_overflow text_no_trim tiff8_lzw tiled truncate_ts waveform`.trim().split(/\s+/);

/** Effects that mean something only with other options beside them. */
const beside = {
  blur_region: { x: 10, y: 20, width: 30, height: 40 },
  pixelate_region: { x: 10, y: 20, width: 30, height: 40 },
  displace: { overlay: "radial", x: 10, y: 5 },
  shadow: { color: "red", x: 10, y: -10 },
  mask: { overlay: "logo" },
  multiply: { overlay: "logo" },
  overlay: { overlay: "logo" },
  screen: { overlay: "logo" },
  cut_out: { overlay: "logo" },
  anti_removal: { overlay: "logo" },
  style_transfer: { overlay: "style" },
  transition: { overlay: "video:wipe" },
};

export const effectOptions = effects.map((effect) => ({ effect, ...beside[effect.split(":")[0]] }));
