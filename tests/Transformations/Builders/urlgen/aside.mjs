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

/** What the package exports beside its modules. */
export const asideOfPackage = {
  Actions: "groups modules of actions",
  Qualifiers: "groups modules of qualifiers",
  Transformation: "every program begins with it",
  ImageTransformation: "a Transformation by another name",
  VideoTransformation: "a Transformation by another name",
  CloudinaryImage: "makes the URL of every program",
  CloudinaryFile: "a URL without a transformation",
  CloudinaryMedia: "hands its methods on to Transformation",
  CloudinaryVideo: "hands its methods on to Transformation",
  Cloudinary: "makes the four above",
  CloudConfig: "where the server is",
  CloudinaryConfig: "where the server is",
  URLConfig: "where the server is",
  createCloudinaryLegacyURL: "takes the options of the SDK for Node and writes what that writes",
  transformationStringFromObject: "takes the options of the SDK for Node and writes what that writes",
};
