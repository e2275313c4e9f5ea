using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Programs;

/// <summary><c>fl_original</c> alone: the bytes as they are, wherever somebody asks for a file of its own of them.</summary>
internal static class Untouched
{
    public static bool Serves(DeriveRequest request, Plan plan)
        => request.Format == request.SourceFormat && plan.Steps.Count == 0 && plan.Source == new SourceOptions()
            && plan.Output with { AttachmentName = null, Flags = plan.Output.Flags & ~OutputFlags.ImmutableCache } == new OutputOptions { Flags = OutputFlags.Original };

    public static DerivedFile Copy(DeriveRequest request, SourceFile readable)
    {
        var size = Source.Of(readable.ReadablePath).Upright;
        File.Copy(request.SourcePath, request.OutputPath, overwrite: true);
        return new(request.SourceFormat, size.Width, size.Height, new FileInfo(request.OutputPath).Length);
    }
}
