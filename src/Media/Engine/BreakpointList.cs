using System.Text.Json;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Engine;

/// <summary>w_auto:breakpoints:json: in the place of the result the widths worth asking for, widest first. No pixel is needed for it.</summary>
internal static class BreakpointList
{
    /// <param name="input">Size of the picture that the widths are for.</param>
    public static DerivedFile Write(DeriveRequest request, Breakpoints breakpoints, PixelSize input)
    {
        using (var file = File.Create(request.OutputPath))
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            json.WriteStartArray("breakpoints");
            foreach (var width in breakpoints.For(input))
                json.WriteNumberValue(width);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new("json", input.Width, input.Height, new FileInfo(request.OutputPath).Length);
    }
}
