using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Video;

namespace ServerlessDam.Transformations.Tests.Plans.Video;

/// <summary>The rows in brackets are those of the conformance cases of the video reference.</summary>
public sealed class VideoPlanTests
{
    private static readonly PlanInput Input = new()
    {
        Size = new PixelSize(1920, 1080),
        Facts = new() { Video = new() { Duration = TimeSpan.FromSeconds(10) } },
        LayerDurations = new Dictionary<string, TimeSpan> { ["video:b"] = TimeSpan.FromSeconds(4), ["video:matte"] = TimeSpan.FromSeconds(1) },
        LayerSizes = new Dictionary<string, PixelSize> { ["logo"] = new(300, 100), ["video:b"] = new(640, 360) },
    };

    [Theory]
    [InlineData("so_2,eo_5", 3)]
    [InlineData("so_2,du_3", 3)]
    [InlineData("du_3.0,so_2.0", 3)]
    [InlineData("so_2,eo_5,du_1", 3)]
    [InlineData("du_4", 4)]
    [InlineData("so_35p", 6.5)]
    [InlineData("so_35%25", 6.5)]
    [InlineData("so_10p,eo_60p", 5)]
    [InlineData("so_idu_sub_5", 5)]
    [InlineData("$start_4/so_$start", 6)]
    [InlineData("du_50p", 5)]
    [InlineData("so_auto", 10)]
    [InlineData("so_auto,eo_auto", 10)]
    [InlineData("eo_60", 10)]
    [InlineData("du_4/du_du_div_2", 2)]
    [InlineData("du_4/so_20p", 2)]
    [InlineData("e_accelerate:100", 5)]
    [InlineData("e_accelerate:-50", 20)]
    [InlineData("e_boomerang", 20)]
    [InlineData("e_reverse", 10)]
    [InlineData("e_loop:2", 30)]
    [InlineData("e_loop", 10)]
    [InlineData("du_2,so_0/e_loop:1", 4)]
    [InlineData("e_preview:duration_3:max_seg_2:min_seg_dur_1", 3)]
    [InlineData("e_preview", 5)]
    [InlineData("if_du_gt_5/so_0,du_5/if_end", 5)]
    [InlineData("if_du_gt_50/so_0,du_5/if_end", 10)]
    [InlineData("e_fade:1000/e_fade:-1000", 10)]
    [InlineData("fl_splice,l_video:b/fl_layer_apply", 14)]
    [InlineData("fl_splice,l_video:b", 14)]
    [InlineData("l_video:b/fl_layer_apply,fl_splice", 14)]
    [InlineData("fl_splice,l_video:b/fl_layer_apply,so_0", 14)]
    [InlineData("fl_splice,l_video:b/so_1,du_2/fl_layer_apply", 12)]
    [InlineData("so_0,du_3/fl_splice,l_video:unknown/so_5,du_3/fl_layer_apply", 6)]
    [InlineData("du_3,fl_splice,l_logo/fl_layer_apply", 13)]
    [InlineData("fl_splice,l_logo,du_3", 13)]
    [InlineData("du_3,l_video:b/e_transition,l_video:matte/fl_layer_apply/fl_layer_apply", 12)]
    [InlineData("l_logo/c_scale,w_100/fl_layer_apply,g_north_east,so_2,du_3", 10)]
    [InlineData("l_audio:a/fl_layer_apply", 10)]
    [InlineData("l_subtitles:s.srt/fl_layer_apply", 10)]
    public void The_length_of_the_result_is_known_by_arithmetic(string raw, double seconds)
        => Assert.Equal(seconds, Of(raw).After.Duration!.Value.TotalSeconds, 0.001);

    [Theory]
    [InlineData("w_640", 640, 360)]
    [InlineData("c_fill,h_500,w_500", 500, 500)]
    [InlineData("c_limit,h_4000,w_4000", 1920, 1080)]
    [InlineData("a_90", 1080, 1920)]
    [InlineData("fl_splice,l_video:b/fl_layer_apply", 1920, 1080)]
    [InlineData("l_audio:a/fl_layer_apply", 1920, 1080)]
    [InlineData("co_white,l_subtitles:Arial_40:s.srt/fl_layer_apply", 1920, 1080)]
    [InlineData("c_limit,w_du_mul_10", 100, 56)]
    public void Frames_are_resized_like_pictures(string raw, int width, int height)
        => Assert.Equal(new PixelSize(width, height), Of(raw).After.Size);

    [Fact]
    public void Parameters_of_the_encoder_are_typed()
    {
        var plan = Of("ac_aac,af_44100,br_500k:constant,dr_high,fps_24-29.97,ki_0.5,q_70:qmax_80,vc_h264:main:3.1:bframes_no,vs_2.3s/f_mp4,fl_mono.no_stream,sp_HD_lean");

        Assert.Equal("aac", plan.Video.AudioCodec);
        Assert.Equal(new AudioFrequency(44_100), plan.Video.AudioFrequency);
        Assert.Equal(new BitRate(500_000, IsConstant: true), plan.Video.BitRate);
        Assert.True(plan.Video.HighDynamicRange);
        Assert.Equal(new FrameRate(24, 29.97), plan.Video.FrameRate);
        Assert.Equal(TimeSpan.FromSeconds(0.5), plan.Video.KeyFrameInterval);
        Assert.Equal((70, 80), (plan.Output.Quality.Percent, plan.Video.QuantizerCeiling));
        Assert.Equal(new VideoCodec("h264", "main", "3.1", HasBFrames: false), plan.Video.Codec);
        Assert.Equal(new VideoSampling(null, TimeSpan.FromSeconds(2.3)), plan.Video.Sampling);
        Assert.Equal(("mp4", VideoFlags.Mono | VideoFlags.NoStream), (plan.Output.Format, plan.Video.Flags));
        Assert.Equal(new StreamingProfile("hd_lean"), plan.Video.Profile);
    }

    [Theory]
    [InlineData("fps_15", 30, 15)]
    [InlineData("fps_-24", 30, 24)]
    [InlineData("fps_25-", 30, 30)]
    [InlineData("fps_25-", 20, 25)]
    [InlineData("fps_24-29.97", 30, 29.97)]
    public void A_rate_within_the_range_is_kept(string raw, double source, double expected)
        => Assert.Equal(expected, Of(raw).Video.FrameRate!.For(source));

    [Fact]
    public void A_profile_chosen_by_the_server_takes_options()
    {
        var profile = Of("sp_auto:maxres_1080p;subtitles_((code_en-US;file_en.vtt);(code_de;file_de.vtt));alternate_((lang_fr;name_Fran%C3%A7ais;id_fr))").Video.Profile!;

        Assert.Equal(("auto", "1080p"), (profile.Name, profile.MaxResolution));
        Assert.Equal([new("en-US", "en.vtt"), new("de", "de.vtt")], profile.Subtitles);
        Assert.Equal([new("fr", "Français", "fr")], profile.Audio);
    }

    [Theory]
    [InlineData("f_auto:video", null, AutoFormat.Video)]
    [InlineData("f_mp4/f_auto", null, AutoFormat.Any)]
    [InlineData("f_auto/f_m4v", "mp4", null)]
    [InlineData("f_jpg/f_mp3", "mp3", null)]
    [InlineData("f_mp3/f_jpg", "jpg", null)]
    public void The_last_format_wins_whatever_its_family(string raw, string? format, AutoFormat? auto)
    {
        var output = Of(raw).Output;

        Assert.Equal((format, auto), (output.Format, output.AutoFormat));
        Assert.True(format is null || MediaFormats.Find(format) is not null);
    }

    [Theory]
    [InlineData("l_logo/fl_layer_apply,so_2,eo_5", LayerRole.Picture, 2.0, 5.0, null)]
    [InlineData("du_3,l_logo,so_2", LayerRole.Picture, 2.0, null, 3.0)]
    [InlineData("l_video:b/so_1,du_2/fl_layer_apply,so_4", LayerRole.Picture, 4.0, null, null)]
    [InlineData("l_audio:a/fl_layer_apply,so_1", LayerRole.Sound, 1.0, null, null)]
    [InlineData("l_subtitles:sub:en.srt", LayerRole.Subtitles, null, null, null)]
    [InlineData("fl_splice,l_video:b/fl_layer_apply,so_0", LayerRole.Before, 0.0, null, null)]
    [InlineData("fl_splice,l_video:b,so_1", LayerRole.After, null, null, null)]
    [InlineData("du_5,l_video:b/e_transition,l_video:matte/fl_layer_apply/fl_layer_apply", LayerRole.Transition, null, null, null)]
    public void A_layer_knows_what_it_is_and_when_it_is_there(string raw, LayerRole role, double? start, double? end, double? duration)
    {
        var layer = Assert.IsType<LayerStep>(Assert.Single(Of(raw).Steps));

        Assert.Equal(role, layer.Role);
        Assert.Equal(new(At(start), At(end), At(duration)), layer.Placement.Timing);
    }

    [Fact]
    public void A_still_becomes_a_video_by_moving_over_it()
    {
        var still = Input with { Facts = new() { Video = new() { Duration = null } } };
        var plan = VideoPlan.Of(Transformation.Parse("e_zoompan:du_4;fps_25;mode_ofl;from(g_face;zoom_1.4);to_(x_10;y_0.5)/du_du_div_2"), still, ServedEffects.Catalog);
        var step = Assert.IsType<EffectStep>(plan.Steps[0]);

        Assert.Equal(2, plan.After.Duration!.Value.TotalSeconds);
        Assert.Equal(1.4, ZoomPoint.Of(step.Text("from"))!.Zoom);
        Assert.Equal(new Length(LengthUnit.Fraction, 0.5), ZoomPoint.Of(step.Text("to"))!.Y);
    }

    [Theory]
    [InlineData("e_progressbar:frame:red:20")]
    [InlineData("e_progressbar:type_frame;color_red;width_20")]
    [InlineData("e_progressbar:type_frame:color_rgb:ff0000:width_20")]
    [InlineData("e_progressbar:type_frame;color_red;w_20")]
    public void A_progress_bar_is_told_by_position_or_by_name(string raw)
    {
        var step = Assert.IsType<EffectStep>(Assert.Single(Of(raw).Steps));

        Assert.Equal(("frame", 20), (step.Choice("type"), step.Number("width")));
        Assert.True(Color.TryParse("red", out var red));
        Assert.Equal(red, step.Color("color"));
    }

    [Theory]
    [InlineData("50", 1.5)]
    [InlineData("-100", 0)]
    [InlineData("mute", 0)]
    [InlineData("20dB", 10)]
    [InlineData("", 1)]
    public void A_volume_is_a_factor(string level, double gain) => Assert.Equal(gain, Volume.Of(level)!.Value.Gain, 0.0001);

    private static VideoPlan Of(string raw) => VideoPlan.Of(Transformation.Parse(raw), Input, ServedEffects.Catalog);

    private static TimeOffset? At(double? seconds) => seconds is { } value ? new(TimeUnit.Seconds, value) : null;
}
