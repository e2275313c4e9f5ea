using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Video;

namespace ServerlessDam.Transformations.Tests.Plans.Video;

public sealed class VideoRefusalTests
{
    [Theory]
    [InlineData("br_5x", "Invalid bit_rate in transformation: 5x")]
    [InlineData("br_0", "Invalid bit_rate in transformation: 0")]
    [InlineData("br_2000m", "Invalid bit_rate in transformation: 2000m")]
    [InlineData("br_0.5", "Invalid bit_rate in transformation: 0.5")]
    [InlineData("br_1k:variable", "Invalid bit_rate in transformation: 1k:variable")]
    [InlineData("fps_0", "Invalid fps in transformation: 0")]
    [InlineData("fps_30-24", "Invalid fps in transformation: 30-24")]
    [InlineData("fps_-", "Invalid fps in transformation: -")]
    [InlineData("fps_241", "Invalid fps in transformation: 241")]
    [InlineData("ki_0", "Invalid keyframe_interval in transformation: 0")]
    [InlineData("vc_h266", "Invalid video_codec in transformation: h266")]
    [InlineData("vc_vp9:main", "Invalid video_codec in transformation: vp9:main")]
    [InlineData("vc_h264:main:9.9", "Invalid video_codec in transformation: h264:main:9.9")]
    [InlineData("ac_flac", "Invalid audio_codec in transformation: flac")]
    [InlineData("af_44000", "Invalid audio_frequency in transformation: 44000")]
    [InlineData("vs_0", "Invalid video_sampling in transformation: 0")]
    [InlineData("vs_0s", "Invalid video_sampling in transformation: 0s")]
    [InlineData("dr_low", "Invalid dynamic_range in transformation: low")]
    [InlineData("so_-1", "Invalid start_offset in transformation: -1")]
    [InlineData("so_101p", "Invalid start_offset in transformation: 101p")]
    [InlineData("du_auto", "Invalid duration in transformation: auto")]
    [InlineData("du_0", "Invalid duration in transformation: 0")]
    [InlineData("so_20", "Invalid start_offset in transformation: 20 (the video ends at 10)")]
    [InlineData("so_5,eo_5", "Invalid end_offset in transformation: 5 (the video would start at 5)")]
    [InlineData("sp_a%20b", "Invalid streaming_profile in transformation: a b")]
    [InlineData("sp_hd:maxres_2k", "Invalid streaming_profile in transformation: hd:maxres_2k")]
    [InlineData("sp_auto:maxres_8k", "Invalid streaming_profile in transformation: auto:maxres_8k")]
    [InlineData("sp_auto:subtitles_((file_a.vtt))", "Invalid streaming_profile in transformation: auto:subtitles_((file_a.vtt))")]
    [InlineData("q_80:qmax_0", "Invalid quality in transformation: 80:qmax_0")]
    [InlineData("fl_alternate:name_English", "Invalid flags in transformation: alternate:name_English")]
    [InlineData("e_accelerate:101", "Invalid effect in transformation: accelerate:101")]
    [InlineData("e_deshake:33", "Invalid effect in transformation: deshake:33")]
    [InlineData("e_volume:401", "Invalid effect in transformation: volume:401")]
    [InlineData("e_progressbar:circle", "Invalid effect in transformation: progressbar:circle")]
    [InlineData("e_zoompan:from_(zoom_99)", "Invalid effect in transformation: zoompan:from_(zoom_99)")]
    [InlineData("e_zoompan:from_(g_nowhere)", "Invalid gravity in transformation: nowhere")]
    [InlineData("e_loop:60000", "Maximum video duration is 86400 seconds")]
    [InlineData("c_mpad,h_2000,w_2000", "Crop mode mpad is not for videos")]
    [InlineData("c_fill,g_track_person,h_1,w_1", "Gravity track_person needs a tracker of persons, which this server does not have")]
    public void A_wrong_value_is_named_with_its_parameter(string raw, string message)
    {
        var input = new PlanInput { Size = new(1920, 1080), Facts = new() { Video = new() { Duration = TimeSpan.FromSeconds(10) } } };

        Assert.Equal(message, Assert.Throws<TransformationException>(() => VideoPlan.Of(Transformation.Parse(raw), input, ServedEffects.Catalog)).Message);
    }

    [Fact]
    public void Every_effect_of_videos_is_carried_as_its_sample_says()
        => Assert.All(ServedEffects.Catalog.ByName.Values.Where(effect => effect.Engine == EffectEngine.Video), effect
            => Assert.Contains(VideoPlan.Check(Transformation.Parse(effect.Sample), ServedEffects.Catalog).Steps, step => step is EffectStep read && read.Name == effect.Name));
}
