/** Exports that no program is built of, each with its reason. */
export const aside = {
  "animated.AnimatedAction": "the class behind animated.edit",
  "autoFocus.AutoFocus": "the class behind autoFocus.focusOn",
  "border.BorderAction": "the class behind border.solid",
  "compass.Compass": "groups the functions of its module",
  "conditional.ConditionalAction": "the class behind conditional.ifCondition",
  "extract.ExtractAction": "the class behind extract.getPage and extract.getFrame",
  "videoCodec.VIDEO_CODEC_TO_TRANSFORMATION": "a table inside the package: codec names to the functions of the module",
};

/** Methods of Transformation that add nothing. */
export const asideOfTransformation = {
  toJson: "a model of the transformation, not its text",
};
