using System.Text.Json;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>
/// fl_getinfo: in the place of the result a description of it. <c>input</c>: width, height and bytes of the source; <c>output</c>: those
/// of the result, where its size was changed; <c>g_auto_info</c>: the window that the last automatic gravity chose, in pixels of the source.
/// </summary>
internal static class PictureInfo
{
    /// <param name="written">The result, whose file becomes the description.</param>
    public static DerivedFile Write(DeriveRequest request, PixelSize input, PictureState state, DerivedFile written)
    {
        using (var file = File.Create(request.OutputPath))
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            Side(json, "input", input.Width, input.Height, new FileInfo(request.SourcePath).Length);
            if (state.Size != input)
                Side(json, "output", written.Width, written.Height, written.SizeInBytes);
            if (state.AutoWindow is { } window)
                Windows(json, window);
            json.WriteEndObject();
        }

        return new("json", written.Width, written.Height, new FileInfo(request.OutputPath).Length);
    }

    private static void Side(Utf8JsonWriter json, string name, int width, int height, long bytes)
    {
        json.WriteStartObject(name);
        json.WriteNumber("width", width);
        json.WriteNumber("height", height);
        json.WriteNumber("bytes", bytes);
        json.WriteEndObject();
    }

    private static void Windows(Utf8JsonWriter json, PixelRect window)
    {
        json.WriteStartArray("g_auto_info");
        json.WriteStartObject();
        json.WriteNumber("x", window.X);
        json.WriteNumber("y", window.Y);
        json.WriteNumber("width", window.Width);
        json.WriteNumber("height", window.Height);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
