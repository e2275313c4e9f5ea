using System.Xml;
using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine.Drawings;

/// <summary>A drawing that stays one: nothing is drawn.</summary>
internal static class SvgDocument
{
    /// <summary>Whether the drawing is to be written anew, without what could run.</summary>
    public static bool Serves(DeriveRequest request, Plan plan)
        => request is { Format: "svg", SourceFormat: "svg" } && plan.Steps.Count == 0 && (plan.Output.Flags & (OutputFlags.Sanitize | OutputFlags.GetInfo)) == OutputFlags.Sanitize;

    /// <exception cref="DamException">Unprocessable: no drawing, or above the limits.</exception>
    public static DerivedFile Sanitize(DeriveRequest request)
    {
        LibvipsPolicy.Apply();
        try
        {
            var size = Source.Of(request.SourcePath).Upright;
            var text = SvgText.Read(request.SourcePath);
            using (var output = File.Create(request.OutputPath))
                SvgSanitizer.Write(text, output);
            return new("svg", size.Width, size.Height, new FileInfo(request.OutputPath).Length);
        }
        catch (Exception e) when (e is XmlException or VipsException)
        {
            File.Delete(request.OutputPath);
            throw Source.Invalid(e);
        }
    }
}
